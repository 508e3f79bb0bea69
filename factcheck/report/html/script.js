(() => {
  "use strict";

  const data = JSON.parse(document.getElementById("data").textContent);
  const by = (id) => document.getElementById(id);
  const every = (selector, root = document) => [...root.querySelectorAll(selector)];
  const findings = every("#list > .finding");
  const narrow = matchMedia("(max-width: 46rem)");
  const desk = by("desk");
  const home = desk.parentElement;
  const sides = ["left", "right"];
  let current = null;

  document.documentElement.classList.add("js");

  const say = (text) => { by("said").textContent = text; };

  /* Articles: texts are read side by side, and open one by one. */

  const article = (place) => place.split("-")[0];

  const closeArticles = () => {
    for (const each of every("#articles details")) each.open = false;
  };

  /* The text of an article for a pane; names of places stay those of the article itself. */
  const copyOf = (name) => {
    const copy = by(name).querySelector(".text").cloneNode(true);
    for (const mark of every("[id]", copy)) {
      mark.dataset.at = mark.id;
      mark.removeAttribute("id");
    }
    return copy.childNodes;
  };

  const option = (value, text) => {
    const made = document.createElement("option");
    made.value = value;
    made.textContent = text;
    return made;
  };

  const group = (label, options) => {
    const made = document.createElement("optgroup");
    made.label = label;
    made.append(...options);
    return made;
  };

  const articleNames = every("#articles > article").map((each) => [
    each.id,
    `${each.querySelector(".byline").textContent}: ${each.querySelector("h3").textContent}`,
  ]);

  const fillPicks = (fact) => {
    for (const side of sides) {
      const places = fact ? data[fact].places.map((place) => option(place.at, place.text)) : [];
      by(`${side}-pick`).replaceChildren(
        ...(places.length ? [group("These values", places)] : []),
        group("All articles", articleNames.map(([value, text]) => option(value, text))),
      );
    }
  };

  /* Shows an article in a pane and scrolls to the place; a third of the pane stands above it, on both sides alike. */
  const show = (side, place) => {
    const text = by(`${side}-text`);
    const name = article(place);
    if (text.dataset.article !== name) {
      text.replaceChildren(...copyOf(name));
      text.dataset.article = name;
      by(`${side}-byline`).textContent = by(`${name}-byline`).textContent;
      text.lang = by(name).lang;
    }
    by(`${side}-pick`).value = place;
    for (const mark of every("mark.current", text)) mark.classList.remove("current");
    const mark = text.querySelector(`[data-at="${place}"]`);
    if (!mark) {
      text.scrollTop = 0;
      return;
    }
    const letters = current ? data[current].places.filter((one) => one.at === place).map((one) => `${current}-${one.side}`) : [];
    for (const each of every("mark", text)) {
      if (each === mark || (letters.length && each.dataset.at === undefined && follows(each, mark, letters))) each.classList.add("current");
    }
    const top = mark.getBoundingClientRect().top - text.getBoundingClientRect().top + text.scrollTop;
    text.scrollTop = top - text.clientHeight / 3;
  };

  /* Whether a mark is a later part of the same value: another value overlaps it. */
  const follows = (later, first, letters) => {
    let before = later.previousSibling;
    while (before && before !== first && before.nodeName === "MARK") before = before.previousSibling;
    return before === first && letters.some((name) => later.dataset.facts.split(" ").includes(name));
  };

  /* The two places that are laid side by side: of two sides and two articles where there are such, the first ones. */
  const pair = (fact, wanted) => {
    const places = data[fact].places;
    const ones = places.some((place) => place.at === wanted) ? places.filter((place) => place.at === wanted) : places;
    const pairs = ones.flatMap((one) => places.filter((other) => other.at !== one.at).map((other) => [one, other]));
    const worth = ([one, other]) => 2 * (one.side !== other.side) + (article(one.at) !== article(other.at));
    const [one, other] = pairs.reduce((best, each) => (worth(each) > worth(best) ? each : best), pairs[0] || ones);
    return !other || places.indexOf(one) < places.indexOf(other) ? [one, other] : [other, one];
  };

  const compare = (fact, wanted) => {
    const [left, right] = pair(fact, wanted);
    desk.hidden = !left;
    if (!left) return;
    fillPicks(fact);
    by("right").hidden = !right;
    desk.querySelector(".panes").classList.toggle("alone", !right);
    show("left", left.at);
    if (right) show("right", right.at);
  };

  /* Findings: one is open at a time. */

  const linkOf = (finding) => finding.querySelector("a.open");

  const close = () => {
    const open = current && by(current);
    if (open && open.classList.contains("finding")) {
      open.classList.remove("open");
      linkOf(open).removeAttribute("aria-current");
      linkOf(open).setAttribute("aria-expanded", "false");
    }
  };

  const place = () => {
    const open = current && by(current);
    const inside = narrow.matches && open && open.classList.contains("finding") ? open.querySelector(".evidence") : home;
    if (desk.parentElement !== inside) inside.append(desk);
  };

  /* Where there is little room, two empty panes do not stand between the list and the tables. */
  const hideEmpty = () => {
    desk.hidden = !articleNames.length || (narrow.matches && findings.length > 0 && !current);
  };

  const select = (fact, { wanted = null, focus = false, quiet = false } = {}) => {
    close();
    current = fact;
    const finding = by(fact);
    finding.classList.add("open");
    linkOf(finding).setAttribute("aria-current", "true");
    linkOf(finding).setAttribute("aria-expanded", "true");
    place();
    compare(fact, wanted);
    if (focus) linkOf(finding).focus({ preventScroll: true });
    if (quiet) return;
    finding.querySelector(".head").scrollIntoView({ block: "nearest" });
    try {
      history.replaceState(null, "", `#${fact}`);
    } catch {
      /* A page that is not allowed an address of its own works without. */
    }
  };

  const visible = () => findings.filter((finding) => !finding.hidden);

  const step = (steps) => {
    const list = visible();
    if (!list.length) return say("No finding is shown.");
    const at = list.findIndex((finding) => finding.id === current);
    const next = at < 0 ? 0 : Math.min(Math.max(at + steps, 0), list.length - 1);
    if (next === at) say(steps > 0 ? "This is the last finding." : "This is the first finding.");
    select(list[next].id, { focus: true });
  };

  const jump = () => {
    (by("left-text").querySelector("mark.current a") || by("left-text")).focus({ preventScroll: true });
  };

  /* Filters: a finding is shown where it has one of the choices of each facet. */

  const form = by("filters");
  const facets = ["severity", "status", "field", "source"];

  const chosen = (facet) => {
    const boxes = every(`input[name=${facet}]:checked`, form).map((box) => box.value);
    const list = form.querySelector(`select[name=${facet}]`);
    return list ? [list.value].filter(Boolean) : boxes;
  };

  const has = (finding, facet, choices) => !choices.length || choices.some((choice) => [data[finding.id][facet]].flat().includes(choice));

  const texts = new Map(findings.map((finding) => [finding, finding.textContent.replace(/\s+/g, " ").toLowerCase()]));

  const filter = () => {
    const words = by("words").value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Map(facets.map((facet) => [facet, chosen(facet)]));
    const said = findings.filter((finding) => words.every((word) => texts.get(finding).includes(word)));
    const fits = (finding, but) => facets.every((facet) => facet === but || has(finding, facet, wanted.get(facet)));
    const kept = new Set(said.filter((finding) => fits(finding)));
    for (const finding of findings) finding.hidden = !kept.has(finding);
    for (const facet of facets) count(facet, said.filter((finding) => fits(finding, facet)));
    by("shown").textContent = `${kept.size} of ${findings.length} shown`;
    if (kept.size && !kept.has(by(current)) && !narrow.matches) select(visible()[0].id, { quiet: true });
  };

  /* How many findings each choice would show. */
  const count = (facet, among) => {
    const number = (choice) => among.filter((finding) => has(finding, facet, [choice])).length;
    for (const box of every(`input[name=${facet}]`, form)) {
      box.parentElement.querySelector(".count").textContent = number(box.value);
      box.parentElement.classList.toggle("empty", !number(box.value) && !box.checked);
    }
    for (const each of every(`select[name=${facet}] option[data-text]`, form)) {
      each.textContent = `${each.dataset.text} (${number(each.value)})`;
    }
  };

  /* Copying. */

  const copy = async (button) => {
    const code = by(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(code.textContent);
      say("The command is copied.");
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = "Copy the command"; }, 2000);
    } catch {
      getSelection().selectAllChildren(code);
      say("The command is selected: copy it with the keys of your system.");
      button.textContent = "Selected: copy it";
    }
  };

  /* Keys. */

  const typing = (target) => target.matches("input:not([type=checkbox]), select, textarea");

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => form && by("words").focus(),
    "?": () => by("help").showModal(),
  };

  const pressed = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || by("help").open) return;
    if (event.key === "Escape" && (desk.contains(event.target) || event.target.id === "words")) {
      if (current && by(current).classList.contains("finding") && !by(current).hidden) linkOf(by(current)).focus();
      return;
    }
    if (typing(event.target) || !by("keys-on").checked || !(event.key in keys)) return;
    event.preventDefault();
    keys[event.key]();
  };

  /* Links: to a finding opens it, to a place shows it side by side with another. */

  const follow = (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const goal = link.getAttribute("href").slice(1);
    if (/^f\d+$/.test(goal)) {
      event.preventDefault();
      const again = link.matches("a.open") && event.detail === 0;
      const mark = link.closest("mark");
      if (findings.every((each) => each.id !== goal || each.hidden)) form.reset();
      select(mark ? nextAt(mark, goal) : goal, { wanted: mark?.dataset.at || mark?.id, focus: !mark && !again });
      if (again) jump();
    } else if (/^a\d+-\d+$/.test(goal)) {
      event.preventDefault();
      const owner = link.dataset.fact || link.closest(".finding")?.id;
      lay(owner, goal);
    }
  };

  /* Of several findings at one mark, the one after the one that is open. */
  const nextAt = (mark, first) => {
    const names = [...new Set(mark.dataset.facts.split(" ").map((name) => name.split("-")[0]))].filter((name) => name.startsWith("f"));
    return names[(names.indexOf(current) + 1) % names.length] || first;
  };

  const lay = (fact, goal) => {
    if (fact && fact.startsWith("f")) {
      select(fact, { wanted: goal });
    } else {
      close();
      current = fact;
      place();
      compare(fact, goal);
    }
    desk.scrollIntoView({ block: "nearest" });
    by("left-text").focus({ preventScroll: true });
  };

  /* Scrolling one article scrolls the other by as much, where that is wished. */
  const together = () => {
    const tops = new Map();
    for (const side of sides) {
      const text = by(`${side}-text`);
      text.addEventListener("scroll", () => {
        const moved = text.scrollTop - (tops.get(side) ?? text.scrollTop);
        tops.set(side, text.scrollTop);
        const other = sides.find((each) => each !== side);
        if (!by("together").checked || !moved || !text.matches(":hover, :focus, :focus-within")) return;
        by(`${other}-text`).scrollBy({ top: moved, behavior: "instant" });
      }, { passive: true });
    }
  };

  /* The beginning. */

  closeArticles();
  for (const finding of findings) linkOf(finding).setAttribute("aria-expanded", "false");
  if (form) {
    form.addEventListener("input", filter);
    form.addEventListener("reset", () => setTimeout(filter));
    form.addEventListener("submit", (event) => event.preventDefault());
  }
  for (const side of sides) by(`${side}-pick`).addEventListener("change", (event) => show(side, event.target.value));
  document.addEventListener("click", follow);
  document.addEventListener("click", (event) => event.target.matches("button.copy") && copy(event.target));
  document.addEventListener("change", (event) => {
    if (!event.target.matches("select.as")) return;
    const parts = every(".command span", event.target.closest(".rule"));
    parts.find((part) => part.textContent.startsWith("--as ")).textContent = `--as ${event.target.value}`;
  });
  document.addEventListener("keydown", pressed);
  by("help-open").addEventListener("click", () => by("help").showModal());
  narrow.addEventListener("change", () => { place(); hideEmpty(); });
  addEventListener("beforeprint", () => { for (const each of every("#articles details")) each.open = true; });
  addEventListener("afterprint", closeArticles);
  together();
  fillPicks(null);
  const asked = location.hash.slice(1);
  if (/^f\d+$/.test(asked) && data[asked]) select(asked);
  else if (findings.length && !narrow.matches) select(findings[0].id, { quiet: true });
  else if (!findings.length) articleNames.slice(0, 2).forEach(([name], at) => show(sides[at], name));
  hideEmpty();
})();

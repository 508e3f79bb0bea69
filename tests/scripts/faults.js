// What a screen reader, a keyboard or a finger would miss: names, what scrolls, names given twice, small targets.
() => {
  const faults = [];
  const fault = (what, element) => faults.push(`${what}: ${element.outerHTML.slice(0, 90)}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const told = (id) => document.getElementById(id)?.textContent.trim();

  for (const each of all("input, select")) {
    if (!each.ariaLabel && ![...each.labels].some((label) => label.textContent.trim())) fault("no label", each);
  }
  for (const each of all("button, a, summary, legend, caption, th, h1, h2, h3, option")) {
    if (!each.textContent.trim()) fault("no text", each);
  }
  for (const each of all("[role=img], [role=region], [role=group], nav, form[role], dialog, section, article")) {
    const by = (each.getAttribute("aria-labelledby") || "").split(" ");
    if (!each.ariaLabel && !by.some(told)) fault("no name", each);
  }
  for (const each of all("[tabindex]")) {
    if (each.tabIndex > 0) fault("out of order", each);
  }
  for (const each of all("body *")) {
    const style = getComputedStyle(each);
    const able = /auto|scroll/.test(style.overflowX + style.overflowY);
    const more = each.scrollHeight > each.clientHeight || each.scrollWidth > each.clientWidth;
    if (able && more && each.tabIndex < 0 && each.checkVisibility()) fault("scrolls without keys", each);
  }
  const ids = all("[id]").map((each) => each.id);
  for (const id of new Set(ids)) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push(`twice: ${id}`);
  }
  for (const each of all("button, select, input[type=search], .chip")) {
    if (each.checkVisibility() && each.getBoundingClientRect().height < 24) fault("small", each);
  }
  return faults;
}

"""English is read, other languages are named."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.config import Config
from factcheck.read import article_from_text, language_problem, read
from factcheck.read.language import foreign_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Der Hafen von Tornby wurde am Montag geschlossen, nachdem ein Kran auf zwei Boote gefallen war.", "de"),
        ("Le port de Tornby a été fermé lundi après la chute d'une grue sur deux péniches.", "fr"),
        ("El puerto de Tornby fue cerrado el lunes después de que una grúa cayera sobre dos barcos.", "es"),
        ("Порт Торнбю был закрыт в понедельник после падения крана на две баржи.", "ru"),
        ("टोर्नबी बंदरगाह सोमवार को बंद कर दिया गया।", "hi"),
        ("托恩比港在起重机倒塌后于星期一关闭,两艘驳船受损。", "zh"),
        ("The harbour of Tornby was closed on Monday after a crane fell on two barges.", None),
        ("Javier Ibáñez and Søren Åkesson met Zoë Łukasik in Kraków, Łódź and São Paulo on Monday.", None),
        ('"C\'est la vie," said the mayor of Tornby, whose harbour was closed on Monday.', None),
        ("HARBOUR SHUT AFTER CRANE FALLS ON TWO BARGES", None),
        ("Tornby", None),
        ("12 (48.3%)", None),
        ("", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert foreign_language(text) == code


def test_a_foreign_article_is_left_out_and_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Der Hafen von Tornby wurde am Montag geschlossen, weil ein Kran umgefallen war.\n")
    articles, (problem,) = read([str(tmp_path)], config=Config())
    assert articles == ()
    assert problem.code == "language-unsupported"
    assert "German" in problem.message


def test_furniture_does_not_decide() -> None:
    text = "Kran fällt um\n\nShare\n\nLeave a comment\n\nDer Hafen wurde am Montag geschlossen, teilte er mit.\n"
    assert language_problem(article_from_text(text, path="a")) is not None

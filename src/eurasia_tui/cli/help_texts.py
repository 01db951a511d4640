"""What the help of each command and the manual page say beside the options: a paragraph and examples."""

from __future__ import annotations

from ..named_tuple import NamedTuple


class HelpText(NamedTuple):
    """The help of one command; an example is a command line and what it does."""

    about: str
    examples: tuple[tuple[str, str], ...]


NAMES = (
    "An entity is named by its id, name, alias, acronym or ISO code, in any script; - reads names from standard input."
)

HELP = {
    "show": HelpText(
        f"Prints the page of an entity: figures with source and date, relations, texts. {NAMES}",
        (
            ("eurasia show KZ", "the page of Kazakhstan"),
            ("eurasia show eaeu --as-of 2016 --json", "the union as it stood at the end of 2016, for a program"),
        ),
    ),
    "ask": HelpText(
        "Answers a question in one line, with its date and source. Where no answer is certain enough it says so, prints the "
        "nearest statements on record, and exits with 1.",
        (
            ('eurasia ask "when did iran join sco"', "a date and who says so"),
            ('eurasia ask "population of the eaeu members" --format csv', "each value with its date and source"),
        ),
    ),
    "search": HelpText(
        'Searches names and texts. Facets: kind: in: about: by: year:, "exact phrase", -excluded.',
        (
            ("eurasia search 'kind:corridor in:kazakhstan \"over the Caspian\"'", "corridors through Kazakhstan"),
            ("eurasia search ЕАЭС --format tsv", "hits as columns"),
        ),
    ),
    "passages": HelpText(
        "Finds a term in the full texts of documents: each passage on a line with the words around it, and how many there "
        "are by year.",
        (
            ("eurasia passages 'Central Asia' --by kazakhstan", "what speakers of Kazakhstan say about it"),
            ("eurasia passages sanction* --from 2022 --json", "for a program"),
        ),
    ),
    "list": HelpText(
        "Lists the entities of a kind in the order of the explorer, or by a field. JSON gives each field with its sources "
        "and dates under receipts.",
        (
            ("eurasia list countries --sort population --top 5", "the five most populous states"),
            ("eurasia list corridors --where mode=rail --format csv", "rail corridors for a spreadsheet"),
        ),
    ),
    "members": HelpText(
        "Lists who takes part in an organisation, by status, with dates; former members are listed separately.",
        (
            ("eurasia members sco --as-of 2016-06", "the SCO as it stood at the end of June 2016"),
            ("eurasia members csto --format tsv", "one row per member"),
        ),
    ),
    "matrix": HelpText(
        "Prints which country is in which organisation, with its status.",
        (
            ("eurasia matrix eaeu csto sco", "three bodies side by side"),
            ("eurasia matrix --in sco --not-in csto", "states in the one and not in the other"),
        ),
    ),
    "relate": HelpText(
        "Prints everything two entities share: bodies, agreements, corridors, events, quotations, claims, and chains.",
        (
            ("eurasia relate kazakhstan uzbekistan", "what the two share"),
            ("eurasia relate russia china --as-of 2015 --json", "the same as of 2015, for a program"),
        ),
    ),
    "path": HelpText(
        "Prints the few best chains of relations between two entities, each step with its source.",
        (
            ("eurasia path samarkand iran", "how the two are connected"),
            ("eurasia path belarus brics --json", "the chains for a program"),
        ),
    ),
    "compare": HelpText(
        "Prints figures of two to four entities side by side, one source a row.",
        (
            ("eurasia compare kazakhstan uzbekistan", "two states"),
            ("eurasia compare KG TJ TM --format csv", "one row per value, for a spreadsheet"),
        ),
    ),
    "rank": HelpText(
        "Ranks states by a yearly figure; without INDICATOR it lists the indicators.",
        (
            ("eurasia rank gdp --among sco", "members of the SCO by GDP"),
            ("eurasia rank export-share --with china --format csv", "whose exports go to China, for a spreadsheet"),
        ),
    ),
    "series": HelpText(
        "Prints the yearly figures of an entity, the oldest year first, with the source.",
        (
            ("eurasia series kazakhstan gdp", "GDP by year"),
            ("eurasia series kazakhstan export-share --with china --format tsv", "exports to China by year"),
        ),
    ),
    "timeline": HelpText(
        "Prints dated entries in order: events, agreements, memberships, terms of office.",
        (
            ("eurasia timeline csto --from 2020", "what happened around the CSTO"),
            ("eurasia timeline kazakhstan russia --kind agreements", "agreements of either"),
        ),
    ),
    "diff": HelpText(
        "Prints what changed between two dates: who joined, left, took office, what came into force.",
        (
            ("eurasia diff --from 2014 --to 2016 eaeu", "the beginnings of the union"),
            ("eurasia diff --from 2025-01 --to 2026-03 --json", "all recent changes, for a program"),
        ),
    ),
    "map": HelpText(
        "Draws the map as text, or writes it as SVG or PNG. Outlines are Natural Earth's of 2018, by its rule of de facto control, and take no position on status.",
        (
            ("eurasia map tapi --ascii", "a pipeline in plain characters"),
            ("eurasia map middle-corridor northern-corridor -o map.svg", "two routes as a drawing"),
        ),
    ),
    "cite": HelpText(
        "Prints a formatted citation of an entity or, after #, of a fact, a relation or a section of its page. "
        "A source is cited as itself.",
        (
            ("eurasia cite kyrgyzstan#population --style bibtex", "each source of the figure as a BibTeX entry"),
            ("eurasia cite kazakhstan#eaeu --style apa", "a membership in APA style"),
        ),
    ),
    "brief": HelpText(
        "Writes one A4 page for a meeting: on one entity, or on two side by side. The extension of the file selects the format.",
        (
            ("eurasia brief uzbekistan tajikistan -o brief.html", "a page to print"),
            ("eurasia brief kazakhstan --format markdown", "the same as Markdown, on the screen"),
        ),
    ),
    "notes": HelpText(
        "Prints your notes and bookmarks, or changes the note on one entity.",
        (
            ('eurasia notes kazakhstan --add "Ask about the port of Aktau."', "add a paragraph"),
            ("eurasia notes --json", "all notes for a program"),
        ),
    ),
    "settings": HelpText(
        "Prints the settings in use, the path of the settings file and the problems in it.",
        (
            ("eurasia settings", "what is set"),
            ("eurasia settings --init", "write a commented settings file"),
        ),
    ),
    "update": HelpText(
        "Fetches newer figures and office-holders from open services into a pack of their own, over the built-in one.",
        (
            ("eurasia update --dry-run", "print what would change"),
            ("eurasia update", "fetch"),
        ),
    ),
    "check": HelpText(
        "Checks a pack and reports every problem with file, line, column and a suggestion. Exits with 1 when there are any.",
        (
            ("eurasia check mypack", "check once"),
            ("eurasia check --watch ~/.local/share/eurasia/pack", "check whenever a file changes"),
        ),
    ),
    "new": HelpText(
        "Writes a valid, commented TOML file into your own pack; the entity can be used at once.",
        (
            ("eurasia new organisation great-river-council", "a skeleton of an organisation"),
            ("eurasia new country landia --json", "the same, with the path for a program"),
        ),
    ),
    "rename": HelpText(
        "Renames an entity of your pack, or of the one named with --content, and every link to it.",
        (
            ("eurasia rename great-river-council river-council", "in your own pack"),
            ("eurasia --content mypack rename old new", "in another pack"),
        ),
    ),
    "build": HelpText(
        "Compiles a pack into one catalogue file to share.",
        (
            ("eurasia build mypack -o mypack.eurasia", "compile"),
            ("eurasia --content mypack.eurasia", "open the explorer with it"),
        ),
    ),
    "schema": HelpText(
        "Prints the JSON Schema of the files of a kind, for editors that complete and check TOML.",
        (
            ("eurasia schema country", "the schema of a country"),
            ("eurasia schema corridors > corridor.schema.json", "into a file"),
        ),
    ),
    "export": HelpText(
        "Writes the whole catalogue into a folder, in one or more formats; docs/exports.md shows how other programs open them.",
        (
            ("eurasia export --format sqlite,csv out", "a database and tables"),
            ("eurasia export --format markdown vault", "an Obsidian vault"),
        ),
    ),
    "serve": HelpText(
        "Serves the explorer to browsers: on this machine only unless --host says otherwise, and read-only.",
        (
            ("eurasia serve", "on http://127.0.0.1:8000"),
            ("eurasia serve --name eurasia.example.org --sessions 30", "behind a proxy"),
        ),
    ),
    "completion": HelpText(
        "Prints the shell code that makes Tab complete commands, options, ids, kinds and fields.",
        (
            ('eval "$(eurasia completion bash)"', "in ~/.bashrc"),
            ("eurasia completion fish > ~/.config/fish/completions/eurasia.fish", "for fish"),
        ),
    ),
    "help": HelpText(
        "Prints the help of a command, of the program, or the manual page.",
        (
            ("eurasia help cite", "the options of cite"),
            ("eurasia help --man | man -l -", "the manual page"),
        ),
    ),
}

"""How programs read the data: every route, and examples that a test runs."""

ROUTES = (
    ("/data/claims.csv", "Every claim and position, one row for each piece of evidence, as CSV."),
    ("/data/claims.json", "The same rows as JSON."),
    (
        "/data/exhibits/<id>.json",
        "One exhibit with the choices of the query: data, bounds, notes, sources with quotes.",
    ),
    ("/data/exhibits/<id>.csv", "The same as CSV, its notes below, in rows that begin with #."),
    ("/data/exhibits/<id>.xlsx", "The same as a workbook of three sheets."),
    ("/data/claimreview.json", "Every verdict other than an opinion as schema.org ClaimReview."),
    ("/data/datapackage.json", "The Frictionless description of these files."),
    ("/plain/<page>", "Any page without scripts, with the same choices in its address."),
    ("/healthz", "Whether the data is good, its version and its age."),
)
RULES = (
    "An exhibit takes the query of its view, and holds what the page shows. Its id ends every copied link.",
    "Numbers stand in low and high, in the unit that unit names; an empty end is open, and relation says how.",
    "Answers carry an ETag and may be read from any other site. What does not exist is a 404, and a choice that is not "
    "in the data a 400, both in JSON, with the reason and what is allowed.",
    "Market series are percent of a day’s close, as far as an exhibit shows them; there is no file of prices.",
)
# ADDRESS is the site's address. Each example prints something.
EXAMPLES = (
    (
        "Claims in pandas",
        'import pandas as pd\n\nclaims = pd.read_csv("ADDRESS/data/claims.csv")\n'
        'print(claims.groupby("verdict").claim_id.nunique())',
    ),
    (
        "One exhibit with its sources",
        "import json\nfrom urllib.request import urlopen\n\n"
        'exhibit = json.load(urlopen("ADDRESS/data/exhibits/evidence.json?v=1&kind=quantity"))\n'
        'print(exhibit["title"], exhibit["sources"][0]["quote"])',
    ),
    (
        "One exhibit as a table",
        'import pandas as pd\n\nrows = pd.read_csv("ADDRESS/data/exhibits/evidence.csv?v=1", comment="#")\n'
        'print(rows[["What is said", "low", "high", "unit"]].dropna().head())',
    ),
)

//! The frame of a generated programme: its AI systems, goals, expectations and development
//! questions.

/// An AI system: id, name, vendor, risk, and whether it is cleared for personal data.
pub(super) const SYSTEMS: [(&str, &str, &str, &str, bool); 4] = [
    ("ai-letterbrug", "Letterbrug", "Polderpen BV", "limited", false),
    ("ai-zaakwijzer", "Zaakwijzer", "Coöperatie Gemeentewerk", "limited", true),
    ("ai-kompas", "Kompas", "Brightwater Labs", "minimal", false),
    ("ai-klankbord", "Klankbord", "Stichting Tegenspraak", "limited", true),
];

/// A goal: id, title, and the challenges it meets.
pub(super) const GOALS: [(&str, &str, &str); 6] = [
    (
        "g-wachttijd",
        "Inwoners en ondernemers wachten korter op een antwoord dat klopt",
        r#""labour_shortage","productivity""#,
    ),
    ("g-werkklimaat", "Werk dat vol te houden is, en waarin het vak van de medewerker telt", r#""work_climate""#),
    ("g-begrijpen", "Inwoners begrijpen in één keer wat wij schrijven", r#""inclusion""#),
    ("g-buiten", "Minder rijden en toch eerder ter plaatse", r#""sustainability","productivity""#),
    ("g-besluiten", "Besluiten die standhouden en uit te leggen zijn", r#""productivity""#),
    ("g-vak", "Het vak blijft in de vingers", r#""labour_shortage","work_climate""#),
];

/// An expectation.
pub(crate) struct Expected {
    /// Its id.
    pub(crate) id: &'static str,
    /// The place of its goal.
    pub(crate) goal: usize,
    /// Short term (`direct`) or long term (`durable`).
    pub(crate) direct: bool,
    /// Whether teams average instead of add up.
    pub(crate) mean: bool,
    /// Whether its indicator should fall.
    pub(crate) falls: bool,
    /// Its deadweight, displacement and attribution.
    pub(crate) adjust: [f64; 3],
    /// What its indicator is called, and its unit.
    pub(crate) indicator: (&'static str, &'static str),
}

impl Expected {
    /// The part of an amount that counts.
    pub(crate) fn factor(&self) -> f64 {
        let [deadweight, displacement, attribution] = self.adjust;
        (1.0 - deadweight) * (1.0 - displacement) * attribution
    }
}

const fn expected(
    id: &'static str,
    goal: usize,
    [direct, mean, falls]: [bool; 3],
    adjust: [f64; 3],
    indicator: (&'static str, &'static str),
) -> Expected {
    Expected { id, goal, direct, mean, falls, adjust, indicator }
}

const ALL_OURS: [f64; 3] = [0.0, 0.0, 1.0];

/// The expectations, goal by goal; each goal has both horizons.
pub(crate) const EXPECTATIONS: [Expected; 15] = [
    expected(
        "e-uren",
        0,
        [true, false, false],
        [0.1, 0.0, 0.8],
        ("Uren vrijgespeeld voor het inhoudelijke werk", "uur"),
    ),
    expected(
        "e-doorlooptijd",
        0,
        [false, true, true],
        [0.1, 0.0, 1.0],
        ("Doorlooptijd van aanvraag tot besluit", "dagen"),
    ),
    expected("e-herhaal", 0, [false, false, true], ALL_OURS, ("Vragen die terugkomen", "vragen")),
    expected("e-overwerk", 1, [true, false, true], ALL_OURS, ("Overwerk", "uur")),
    expected("e-verzuim", 1, [false, true, true], [0.2, 0.0, 0.6], ("Verzuim", "dagen")),
    expected("e-brieven", 2, [true, false, false], ALL_OURS, ("Herschreven brieven in gebruik", "brieven")),
    expected(
        "e-begrip",
        2,
        [false, true, false],
        [0.05, 0.05, 0.9],
        ("Inwoners die het in één keer begrijpen", "procentpunt"),
    ),
    expected("e-bellen", 2, [false, false, true], ALL_OURS, ("Telefoontjes over een brief", "telefoontjes")),
    expected("e-ritten", 3, [true, false, true], [0.0, 0.1, 1.0], ("Ritten", "ritten")),
    expected("e-co2", 3, [false, false, true], [0.0, 0.1, 1.0], ("Uitstoot van het wagenpark", "ton")),
    expected(
        "e-tegenspraak",
        4,
        [true, false, false],
        ALL_OURS,
        ("Besluiten met vastgelegde tegenspraak", "besluiten"),
    ),
    expected("e-bezwaar", 4, [false, false, true], [0.15, 0.0, 0.7], ("Gegronde bezwaren", "bezwaren")),
    expected("e-proeven", 5, [true, false, false], ALL_OURS, ("Proeven zonder hulpmiddel", "proeven")),
    expected("e-vakmanschap", 5, [false, true, false], [0.0, 0.0, 0.9], ("Onderlinge toets", "punten")),
    expected("e-inwerken", 5, [false, false, true], ALL_OURS, ("Weken tot iemand zelfstandig werkt", "weken")),
];

/// A development question: id, question, and the places of the two goals that it serves.
pub(super) const DEVELOPMENT_QUESTIONS: [(&str, &str, [usize; 2]); 8] = [
    ("dq-voorwerk", "Welk voorwerk kan ons uit handen worden genomen, en waar moeten wij zelf blijven kijken?", [0, 1]),
    ("dq-besluit", "Hoe wegen wij een lastig besluit met tegenspraak, en hoe leggen wij die weging uit?", [4, 0]),
    (
        "dq-brieven",
        "Hoe schrijven wij zo dat een inwoner het de eerste keer begrijpt en het besluit toch standhoudt?",
        [2, 0],
    ),
    (
        "dq-gesprek",
        "Hoe komt er meer aandacht voor het gesprek, nu minder tijd opgaat aan het vastleggen ervan?",
        [2, 1],
    ),
    ("dq-vak", "Hoe houden wij ons vak in de vingers nu een deel van het denkwerk verschuift?", [5, 1]),
    ("dq-buiten", "Hoe regelen wij het werk buiten zo dat we minder rijden en toch eerder komen?", [3, 0]),
    ("dq-inwerken", "Hoe leert een nieuwe collega het vak als het eenvoudige werk verdwijnt?", [5, 4]),
    ("dq-meldingen", "Wat vertellen meldingen ons samen dat ze los niet zeggen?", [3, 2]),
];

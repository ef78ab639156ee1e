//! The words that texts and ids are made of. Texts stand as in JSON, so quotation marks in them are
//! escaped.

/// What teams work on: as in an id, and as in a name.
pub(super) const WORK: [(&str, &str); 12] = [
    ("burgerzaken", "Burgerzaken en klantcontact"),
    ("vergunningen", "Vergunningen en omgevingsplan"),
    ("sociaal-domein", "Sociaal domein en Wmo"),
    ("communicatie", "Communicatie en participatie"),
    ("openbare-ruimte", "Openbare ruimte en beheer"),
    ("financien", "Financiën en inkoop"),
    ("belastingen", "Belastingen en invordering"),
    ("personeel", "Personeel en organisatie"),
    ("handhaving", "Toezicht en handhaving"),
    ("archief", "Informatiebeheer en archief"),
    ("juridisch", "Juridische zaken"),
    ("onderwijs", "Onderwijs en jeugd"),
];

/// First names: as in an id, and as written.
pub(super) const FIRST_NAMES: [(&str, &str); 24] = [
    ("anna", "Anna"),
    ("bram", "Bram"),
    ("carolien", "Carolien"),
    ("dirk-jan", "Dirk-Jan"),
    ("esra", "Esra"),
    ("femke", "Femke"),
    ("gijs", "Gijs"),
    ("hassan", "Hassan"),
    ("ingrid", "Ingrid"),
    ("jelle", "Jelle"),
    ("karin", "Karin"),
    ("lars", "Lars"),
    ("mirjam", "Mirjam"),
    ("nabil", "Nabil"),
    ("olga", "Olga"),
    ("pieter", "Pieter"),
    ("quinty", "Quinty"),
    ("rachida", "Rachida"),
    ("sjoerd", "Sjoerd"),
    ("tineke", "Tineke"),
    ("ursula", "Ursula"),
    ("vincent", "Vincent"),
    ("wilma", "Wilma"),
    ("zoe", "Zoë"),
];

/// Family names.
pub(super) const FAMILY_NAMES: [&str; 10] =
    ["de Wit", "Honing", "Mooij", "Butter", "Yılmaz", "Kok", "el Amrani", "Kwakman", "Ruijter", "Benali"];

/// What a learning question is called in its id.
pub(super) const TOPICS: [&str; 12] = [
    "brieven",
    "toon",
    "volledigheid",
    "verslag",
    "telefoon",
    "tegenspraak",
    "bronnen",
    "planning",
    "samenvatten",
    "gesprek",
    "bezwaar",
    "wegdek",
];

/// How a learning question begins.
pub(super) const ASK: [&str; 12] = [
    "Hoe leg ik in gewone taal uit",
    "Hoe zie ik binnen tien minuten",
    "Hoe laat ik me tegenspreken over",
    "Welke stappen kan ik overslaan bij",
    "Wat gaat er mis als ik niet kijk naar",
    "Hoe controleer ik met een collega",
    "Waaraan herken ik in een concept",
    "Hoe vat ik voor de wethouder samen",
    "Hoe vraag ik beter door naar",
    "Hoe houd ik zelf de vinger aan de pols bij",
    "Wat leer ik van de fouten in",
    "Hoe vergelijk ik twee versies van",
];

/// What it asks about.
pub(super) const ABOUT: [&str; 12] = [
    "de stukken die iemand voor naturalisatie moet meenemen",
    "een aanvraag voor een dakkapel die nog niet compleet is",
    "het verslag van een keukentafelgesprek",
    "de reacties onder een bericht over parkeren",
    "een bezwaarschrift met drie verschillende gronden",
    "de meldingen over losse stoeptegels en gladheid",
    "een factuur zonder verplichtingennummer",
    "de aanslag die twee keer is opgelegd",
    "een vacaturetekst die niemand uitsluit",
    "de bronnen onder een raadsvoorstel",
    "een dossier dat uit drie systemen komt",
    "de afspraken met een school over verzuim",
];

/// To what end.
pub(super) const SO_THAT: [&str; 12] = [
    "zodat niemand drie keer aan de balie staat",
    "zonder dat het bij bezwaar onderuitgaat",
    "voordat de ploeg wegrijdt",
    "zodat een collega het kan overnemen",
    r#"zodat \"u dient\" overal \"u kunt\" wordt"#,
    "en houd ik tijd over voor het gesprek",
    "zonder dat ik het denkwerk uit handen geef",
    "zodat één keer lezen genoeg is",
    "en weet ik nog waarom ik zo besloot",
    "zodat het ook buiten kantooruren klopt",
    "zonder persoonsgegevens te delen",
    "voor iemand die slecht ziet of weinig leest",
];

/// What is proposed.
pub(super) const PROPOSE: [&str; 10] = [
    "Meeneemlijst per soort afspraak",
    "Vaste volgorde van drie tegenvragen",
    "Voorbeeldbrief op taalniveau B1",
    "Kwartier tegenspraak vóór elk besluit",
    "Bronnenlijstje onder ieder concept",
    "Gedeelde map met goede instructies",
    "Wekelijkse proef zonder hulpmiddel",
    "Eerste lezing door een collega van buiten",
    r#"Spelregel \"eerst zelf, dan samen\""#,
    "Controlelijst voor verzonnen verwijzingen",
];

/// Where the proposal is used.
pub(super) const WHERE: [&str; 8] = [
    "bij de balie",
    "in het zaaksysteem",
    "voor alle nieuwe aanvragen",
    "in het werkoverleg van dinsdag",
    "voor de hele afdeling",
    "bij meldingen van buiten",
    "in de eerste week van de maand",
    "voor brieven aan ondernemers",
];

/// What shows a result.
pub(super) const EVIDENCE: [&str; 10] = [
    "Tijdregistratie week",
    "Steekproef (40 zaken), week",
    "Telling aan de balie, week",
    "Zaaksysteem, week",
    "Onderlinge toets, week",
    "Belrapport week",
    "Vergeleken met vorig jaar, week",
    "Notitie kwaliteit, week",
    "Rittenstaat week",
    "Peiling (één vraag), week",
];

/// Why a week was skipped.
pub(super) const REASONS: [&str; 6] = [
    "Verkiezingen: het hele team stond op de stembureaus.",
    "Vakantieweek, te weinig mensen aanwezig.",
    "Storing in het zaaksysteem, het moment ging op aan achterstanden.",
    "Verhuizing naar de derde verdieping.",
    "Griepgolf: vier van de zes mensen ziek.",
    "De dag viel op een feestdag en er was geen andere ruimte.",
];

/// What a professional accounts for.
pub(super) const DEVELOPMENT: [&str; 6] = [
    "Ik laat me eerder tegenspreken en leg vast waarom ik toch zo besluit.",
    "Ik schrijf brieven die bij de eerste keer lezen begrepen worden.",
    "Ik herken een verzonnen verwijzing en laat collega's zien hoe je er een betrapt.",
    "De controlelijst ligt er en wordt gebruikt, ook als ik er niet ben.",
    "Ik heb geleerd om eerst te vragen wat iemand al in huis heeft.",
    "We doen het voorwerk samen, en ik houd tijd over voor het gesprek.",
];

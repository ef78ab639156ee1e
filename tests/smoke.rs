use lerendwerken::{
    calculus::{self, AsOf},
    model::Programme,
    rules,
};
#[test]
fn smoke() {
    for name in ["waterland", "northgate"] {
        let p = Programme::from_json(&std::fs::read_to_string(format!("examples/data/{name}.json")).unwrap()).unwrap();
        let mut c = rules::Checking::new(p, rules::Options::default());
        if name == "waterland" {
            c.log("log", std::fs::File::open("examples/data/waterland.ndjson").unwrap()).unwrap();
        }
        let c = c.finish();
        for f in c.findings() {
            println!("{}", f.display(lerendwerken::Language::Nl));
        }
        let s = c.sound().unwrap();
        let r = calculus::results_by_week(&s, AsOf::LastHeld);
        std::fs::write(format!("/tmp/results-{name}.json"), serde_json::to_string_pretty(&r).unwrap()).unwrap();
    }
    for rule in rules::all() {
        for (n, text) in [("breaks", rule.breaks), ("keeps", rule.keeps)] {
            let c = rules::check(Programme::from_json(text).unwrap(), &rules::Options::default());
            println!(
                "{} {n}: {:?}",
                rule.code,
                c.findings().iter().map(|f| format!("{}", f.display(lerendwerken::Language::En))).collect::<Vec<_>>()
            );
        }
    }
}

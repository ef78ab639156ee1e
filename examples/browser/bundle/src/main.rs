//! Makes `pkg/` for the page: the checks as WebAssembly, and the JavaScript that calls them.
//!
//! It does what `wasm-bindgen --target web` does, with the version that `Cargo.lock` holds, so nothing has to be
//! installed beside cargo. Run it as `cargo run -p bundle`.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, fs};

const TARGET: &str = "wasm32-unknown-unknown";

fn main() -> ExitCode {
    match bundle() {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn bundle() -> Result<(), String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().ok_or("there is no folder above")?;
    let built = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["build", "--locked", "--release", "--package", "lerendwerken-browser", "--target", TARGET])
        .current_dir(root)
        .status()
        .map_err(|error| format!("cargo does not run: {error}"))?;
    if !built.success() {
        return Err(format!("the library did not build; `rustup target add {TARGET}` adds what it is built for"));
    }
    // Where this programme stands, the other does too: in `target/`, or where cargo was told to put it.
    let target = env::current_exe().ok().and_then(|this| this.ancestors().nth(2).map(Path::to_path_buf));
    let wasm = target.ok_or("this programme stands nowhere")?.join(TARGET).join("release/lerendwerken_browser.wasm");
    let pkg = root.join("pkg");
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(&wasm).out_name("checks").typescript(false).omit_default_module_path(false);
    bindgen.web(true).map_err(|error| error.to_string())?;
    bindgen.generate(&pkg).map_err(|error| format!("{}: {error:#}", wasm.display()))?;
    let made: PathBuf = pkg.join("checks_bg.wasm");
    let size = fs::metadata(&made).map_err(|error| format!("{}: {error}", made.display()))?.len();
    println!("{} ({} kB)", made.display(), size / 1000);
    Ok(())
}

//! A bar on standard error for work that takes longer than a second, on a terminal only.

use std::io::{self, Read};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

const PATIENCE: Duration = Duration::from_secs(1);

/// A source of which is shown how far it has been read.
pub(crate) struct Watched<R> {
    from: R,
    name: String,
    size: Option<u64>,
    read: u64,
    began: Instant,
    bar: Option<ProgressBar>,
}

impl<R: Read> Watched<R> {
    pub(crate) fn new(from: R, name: &str, size: Option<u64>) -> Self {
        Self { from, name: name.into(), size, read: 0, began: Instant::now(), bar: None }
    }

    fn show(&mut self) {
        if self.bar.is_none() && self.began.elapsed() > PATIENCE {
            // It stays hidden where standard error is no terminal.
            let bar = self.size.map_or_else(ProgressBar::new_spinner, ProgressBar::new);
            let template = if self.size.is_some() { "{msg} {wide_bar} {bytes}/{total_bytes}" } else { "{msg} {bytes}" };
            if let Ok(style) = ProgressStyle::with_template(template) {
                bar.set_style(style);
            }
            bar.set_message(self.name.clone());
            self.bar = Some(bar);
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.read);
        }
    }
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.read += read as u64;
        self.show();
        Ok(read)
    }
}

impl<R> Drop for Watched<R> {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

//! Prints how a typed amount is read, by the reader that offers and worksheets use.
//!
//! ```text
//! cargo run --release --example money -- "TEXT" [CURRENCY] [LANGUAGE]
//! ```
//!
//! CURRENCY is a code such as EUR, LANGUAGE the device's, such as de-AT (en without one). A text with two
//! readings is printed with a question mark and with both. One that is no amount ends it with
//! exit code 2 and the message of the form on standard error.

#![allow(missing_docs, reason = "a program has no public items")]

use std::process::ExitCode;

use loopready::domain::format::amount::{Counts, DecimalMark, NumberError, grouped, read};
use loopready::domain::format::money::Currency;

fn run() -> Result<String, String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (text, rest) = match &arguments[..] {
        [text, rest @ ..] if rest.len() < 3 => (text, rest),
        _ => return Err("usage: money \"TEXT\" [CURRENCY] [LANGUAGE]".to_owned()),
    };
    let currency = match rest.first() {
        Some(code) => Some(
            Currency::from_code(code)
                .ok_or_else(|| format!("{code} is no code of three letters, like USD or EUR"))?,
        ),
        None => None,
    };
    let device = DecimalMark::of_language(rest.get(1).map_or("en", String::as_str));
    // A percentage is read as one, where the form of an amount would refuse it.
    let counts = match read(text, Counts::Money(currency.as_ref()), device) {
        Err(NumberError::Percentage) => Counts::Percent,
        _ => Counts::Money(currency.as_ref()),
    };
    let with_currency = |named: Option<&Currency>, amount: String| {
        named
            .or(currency.as_ref())
            .map_or(amount.clone(), |currency| {
                format!("{} {amount}", currency.code())
            })
    };
    match read(text, counts, device) {
        Ok(None) => Ok("nothing typed".to_owned()),
        Ok(Some(reading)) if reading.is_percent => Ok(format!("{} %", reading.value)),
        Ok(Some(reading)) => Ok(with_currency(
            reading.currency.as_ref(),
            grouped(reading.value),
        )),
        Err(error @ NumberError::Doubtful(first, _)) => {
            Ok(format!("{}?\n{error}", with_currency(None, grouped(first))))
        }
        Err(error) => Err(error.to_string()),
    }
}

fn main() -> ExitCode {
    match run() {
        Ok(output) => {
            println!("{output}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(2)
        }
    }
}

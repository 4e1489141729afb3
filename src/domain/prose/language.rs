//! Detects whether a text is English, the only language that the rules support.
//!
//! It counts function words that only English has, and function words that only other languages have.
//! Words that both have ("in", "as", "no") don't count.

use crate::domain::prose::reading::{Reading, Traits};
use crate::domain::prose::words::Words;

/// The language of a paragraph, judged by its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Tongue {
    /// English, or too short to say.
    English,
    /// Another language.
    Other,
    /// No known language: many words, but no function word of English.
    Unclear,
}

/// Function words that only English has. Sorted.
const ENGLISH: Words = Words::new(&[
    "about", "after", "all", "and", "any", "are", "because", "been", "before", "but", "by", "can",
    "could", "did", "each", "from", "has", "have", "how", "if", "into", "is", "it", "its", "my",
    "not", "or", "our", "out", "she", "should", "than", "that", "the", "their", "them", "then",
    "there", "these", "they", "this", "those", "until", "up", "were", "what", "when", "where",
    "which", "while", "who", "with", "would", "you", "your",
]);

/// Function words of some twenty languages in the Latin alphabet that English only has in names.
/// Sorted.
const OTHERS: Words = Words::new(&[
    "aan", "aber", "adalah", "af", "akan", "ale", "ali", "alla", "allora", "als", "amb", "ang",
    "ao", "aos", "atau", "att", "auch", "auf", "aur", "aus", "av", "avec", "ay", "az", "bei",
    "bij", "bila", "bir", "bis", "bisa", "blev", "bu", "bych", "byl", "byla", "cette", "che",
    "como", "con", "cosa", "csak", "cu", "cuando", "czy", "da", "dalam", "dan", "dann", "dari",
    "daripada", "das", "dass", "dat", "de", "degli", "dei", "del", "dels", "dem", "dengan",
    "deren", "des", "det", "dette", "deze", "di", "dit", "dla", "donde", "door", "du", "durch",
    "dus", "een", "egy", "egyik", "ein", "eine", "einem", "einen", "einer", "el", "ella", "elle",
    "els", "en", "entre", "er", "eram", "es", "esta", "estaba", "este", "et", "ett", "euch", "foi",
    "fra", "fue", "gdje", "gli", "habe", "haben", "hai", "hanggang", "hanno", "har", "hatte",
    "hay", "hebben", "het", "hii", "hogy", "ich", "icin", "ihr", "ikke", "il", "ile", "ili", "ini",
    "inte", "isso", "ist", "itu", "ja", "jag", "jak", "je", "jeg", "jer", "jest", "jsem", "jsme",
    "jsou", "juga", "ka", "kami", "kao", "karena", "katika", "ke", "kepada", "ki", "kita", "ko",
    "koja", "koji", "kun", "kwa", "la", "lakini", "las", "le", "les", "leur", "lo", "los", "maar",
    "mais", "meg", "mein", "mereka", "met", "mga", "mit", "mutta", "muy", "mwaka", "na", "naar",
    "nach", "nao", "nas", "ne", "nebo", "nei", "nel", "nella", "nem", "ng", "nicht", "nie", "niet",
    "nije", "noong", "nos", "nosotros", "nous", "nu", "nur", "och", "oder", "og", "oleh", "oli",
    "ona", "onze", "ook", "oraz", "ou", "ovat", "pada", "para", "pas", "pe", "pentru", "pero",
    "perque", "por", "porque", "pour", "pri", "przez", "quando", "que", "quella", "questo", "qui",
    "sa", "saya", "se", "sein", "selv", "seu", "seva", "si", "sia", "sich", "sie", "sind", "siya",
    "smo", "som", "sono", "sont", "su", "sua", "sudah", "sul", "sur", "sus", "sve", "telah",
    "tetapi", "tidak", "til", "till", "toen", "tre", "tudo", "tutti", "tym", "uma", "un", "una",
    "und", "une", "uns", "unser", "untuk", "uz", "vagy", "vaig", "vam", "ve", "vi", "voi", "von",
    "voor", "vor", "wa", "wegen", "wenn", "werd", "werden", "wie", "wij", "wir", "wurde", "wurden",
    "yang", "ze", "zich", "zijn", "zu", "zum", "zur",
]);

/// The counts of a paragraph's function words.
#[derive(Clone, Copy, Default)]
pub(crate) struct SmallWords {
    /// Words with letters.
    pub(crate) words: usize,
    /// Function words of English.
    pub(crate) english: usize,
    /// Function words of other languages.
    pub(crate) others: usize,
    /// Words with a non-ASCII letter.
    pub(crate) accented: usize,
    /// Words in other alphabets.
    pub(crate) foreign_letters: usize,
}

/// A text with this many words but no function word of English isn't English.
const SILENT: usize = 25;

impl SmallWords {
    /// Counts the words of a paragraph, without quotations, which can be in any language.
    pub(crate) fn of(reading: &Reading<'_>) -> Self {
        let mut counted = Self::default();
        for index in 0..reading.tokens.len() {
            let traits = reading.traits(index);
            if traits.any(Traits::DIGIT.and(Traits::QUOTED)) {
                continue;
            }
            let word = reading.word(index);
            counted.words += 1;
            if !word.is_ascii() {
                counted.accented += 1;
                let is_foreign = word
                    .chars()
                    .any(|letter| letter.is_alphabetic() && !is_latin(letter));
                counted.foreign_letters += usize::from(is_foreign);
            } else if ENGLISH.has(word) {
                counted.english += 1;
            } else if !traits.any(Traits::CAPITAL) || traits.any(Traits::FIRST) {
                counted.others += usize::from(OTHERS.has(word));
            }
        }
        counted
    }

    /// Adds the counts of another paragraph.
    pub(crate) fn add(&mut self, more: Self) {
        self.words += more.words;
        self.english += more.english;
        self.others += more.others;
        self.accented += more.accented;
        self.foreign_letters += more.foreign_letters;
    }

    /// The language that the counts show.
    pub(crate) fn tongue(self) -> Tongue {
        let has_accents = self.accented * 8 >= self.words;
        let is_other = self.foreign_letters * 10 > self.words * 3
            || self.others >= 2 && self.others > self.english
            || self.english == 0 && self.words >= 6 && has_accents;
        if is_other {
            Tongue::Other
        } else if self.english == 0 && self.words >= SILENT {
            Tongue::Unclear
        } else {
            Tongue::English
        }
    }
}

fn is_latin(letter: char) -> bool {
    letter.is_ascii()
        || matches!(letter, '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{ff21}'..='\u{ff5a}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::prose;
    use crate::domain::prose::paragraph::ParagraphKind;

    fn tongue(text: &str) -> Tongue {
        SmallWords::of(&prose::read(text, ParagraphKind::Prose)).tongue()
    }

    #[test]
    fn the_tables_are_sorted_and_share_no_word() {
        ENGLISH.assert_sorted();
        OTHERS.assert_sorted();
    }

    #[test]
    fn other_languages_are_known_by_their_small_words() {
        for text in [
            "Em 2022 eu mudei o balcão de devoluções e cortei a espera de 19 para 7 minutos em seis lojas.",
            "En 2022 cambié el mostrador de devoluciones y reduje la espera de 19 a 7 minutos.",
            "En 2022, j’ai changé le guichet des retours et réduit l’attente de 19 à 7 minutes.",
            "Wir haben den Schalter umgebaut und dabei viel über unsere Kundinnen gelernt.",
            "Nel 2022 ho cambiato il banco dei resi e ho ridotto l'attesa da 19 a 7 minuti.",
            "In 2022 heb ik de balie veranderd en de wachttijd van 19 naar 7 minuten gebracht.",
            "År 2022 ändrade jag disken och kortade väntan från 19 till 7 minuter.",
            "I 2022 endret jeg skranken og kuttet ventetiden fra 19 til 7 minutter.",
            "W 2022 roku zmieniłem stanowisko zwrotów i skróciłem oczekiwanie z 19 do 7 minut.",
            "Vuonna 2022 muutin palautustiskin ja lyhensin odotuksen 19 minuutista 7 minuuttiin, mutta se ei riittänyt.",
            "2022'de iade masasını değiştirdim ve bekleme süresini 19 dakikadan 7 dakikaya indirdim.",
            "Pada 2022 saya mengubah meja pengembalian dan waktu tunggu yang lama ini untuk pelanggan.",
            "В 2022 году я изменил стойку возврата и сократил ожидание с 19 до 7 минут.",
            "Το 2022 άλλαξα τον πάγκο επιστροφών και μείωσα την αναμονή από 19 σε 7 λεπτά.",
            "私は2022年に返品カウンターの仕組みを作り直しました。",
            "2022年我改造了退货柜台，把等待时间从19分钟缩短到7分钟。",
            "في عام 2022 غيرت مكتب الإرجاع وخفضت الانتظار من 19 إلى 7 دقائق.",
            "2022 में मैंने वापसी डेस्क बदला और इंतज़ार 19 से 7 मिनट किया।",
        ] {
            assert_ne!(tongue(text), Tongue::English, "{text}");
        }
    }

    #[test]
    fn english_stays_english_with_names_and_figures_from_elsewhere() {
        for text in [
            "I moved the desk to the door.",
            "Ana de la Cruz and Piet van den Berg ran the pilot in São Paulo and Málaga.",
            "Pick rates up 22%.",
            "Velocity",
            "The café on the Rue de la Paix asked for a résumé of what we had done.",
            "She said “no queremos volver a la tienda” and left the shop.",
            "NPS 47, up 12 points (34%) in Q3, driving 18% MoM growth.",
            "Led rollout across sites",
        ] {
            assert_eq!(tongue(text), Tongue::English, "{text}");
        }
    }
}

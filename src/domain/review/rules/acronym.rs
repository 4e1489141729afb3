//! Acronyms that are not spelled out.

use crate::domain::review::hits::Hits;
use crate::domain::review::manuscript::Manuscript;
use crate::domain::review::rule::{Check, Dimension, Rule, Severity};
pub(crate) const RULE: Rule = Rule {
    id: "acronym",
    name: "An acronym that is not spelled out",
    why: "Your readers come from other teams. An acronym they don’t know stops them every time.",
    fix: "At first use, write the words with the acronym in parentheses. If you use it only once or twice, write \
        only the words.",
    severity: Severity::Worth,
    bears_on: Some(Dimension::Clarity),
    reads_english: true,
    check: Check::Memo(check),
};
fn check(memo: &Manuscript<'_>, hits: &mut Hits) {
    let mut met: std::collections::BTreeSet<&str> = std::collections::BTreeSet::new();
    for paragraph in &memo.paragraphs {
        for found in &paragraph.notes().acronyms {
            let span = found.span.shifted(paragraph.span.start);
            if met.insert(memo.of(span)) && !found.is_explained {
                hits.add(span, "at its first use it is not spelled out");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::review::tests::{assert_allows, assert_flags};

    #[test]
    fn flags_only_the_first_use() {
        assert_flags(
            &RULE,
            "The RMA was lost.\nI found the RMA, and both GMVs.",
            &["RMA", "GMV"],
        );
    }

    #[test]
    fn allows_what_is_spelled_out_on_either_side() {
        assert_allows(
            &RULE,
            &[
                "Each return merchandise authorisation (RMA) was lost. The RMA came back.",
                "The RMA (return merchandise authorisation) was lost.",
                "Our net promoter score, or NPS, fell by 4.",
                "The cost of goods sold (COGS) fell.",
                "The return-to-vendor (RTV) rule stayed.",
            ],
        );
    }

    #[test]
    fn flags_one_that_is_explained_too_late() {
        assert_flags(
            &RULE,
            "The RMA was lost.\nEach return merchandise authorisation (RMA) counts.",
            &["RMA"],
        );
    }

    #[test]
    fn allows_units_quarters_roman_numerals_and_i() {
        assert_allows(
            &RULE,
            &["I used 12 KB in Q4 of World War II, and I drove 5 KM in the US."],
        );
    }

    #[test]
    fn allows_capitals_in_headings_and_shouted_lines() {
        assert_allows(
            &RULE,
            &[
                "THE RETURNS DESK\nIt was slow.",
                "DO NOT OPEN THE BOX. It was slow.",
            ],
        );
    }

    #[test]
    fn allows_the_place_of_a_dateline() {
        for text in [
            "LONDON, 3 May 2025: We closed two shops.",
            "SAN JOSE, Calif., May 3, 2025 — We opened a desk.",
            "OSLO — May 3, 2025 — We opened a desk.",
            "PARIS (3 May 2025) – We opened a desk.",
        ] {
            assert_allows(&RULE, &[text]);
        }
        assert_flags(&RULE, "TQL rose in May 2025.", &["TQL"]);
        assert_flags(&RULE, "The TQL, measured in May 2025, rose.", &["TQL"]);
    }

    #[test]
    fn allows_names() {
        assert_allows(
            &RULE,
            &[
                "I worked with IBM and with ARM Holdings.",
                "The Larkfield LX went on sale.",
            ],
        );
    }

    #[test]
    fn k27_capitals_that_every_reader_knows_need_no_words() {
        for known in [
            // States and places.
            "It held in CA and TX, then in NY, WA, FL, IL, OH and DC.",
            "The depots in NJ, PA, GA, NC, MI, AZ, CO, TN, MO and WI opened.",
            "We sold in the US, the UK, the EU, NYC and LA, and later in APAC and EMEA.",
            // Times.
            "It opened at 9 AM PST and closed at 5 PM EST.",
            "The call was at 14:00 UTC, 15:00 CET or 16:00 CEST.",
            "At 8 am PT and 11 am ET, or 4 pm GMT and 5 pm BST, it ran.",
            "It ran at noon MDT, CDT, EDT, IST, JST, AEST and SGT.",
            "In Q3, H1 and FY24 it grew.",
            // Offices, files, devices.
            "The CEO, the CFO, the COO, the CTO, the CMO and HR said OK.",
            "The FAQ is a PDF, the TV has an ID, and the API takes JSON and CSV.",
            "Its URL, its PIN and its QR code stand on the PC.",
            "The APIs, the FAQs, the IDs, the KPIs, the SKUs, the PDFs and the TVs were new.",
            "The CEO’s PDF, the VP's ID and the APIs’ URLs were lost.",
            // Work.
            "The KPI, the ROI and the SKU were in the OKR of the MVP.",
            "GDPR asked for it ASAP, and the NDA of the VC came by SMS.",
            "The UX and the UI went through QA.",
            "It cost 5 USD, 4 EUR and 3 GBP, with VAT.",
            "It weighed 5 KG, 3 KM away, with 4 GB of RAM.",
            "Sales AND support agreed, but NOT the board.",
            "It is the AM/PM switch.",
            "I have an MBA and a PhD, and I knew the FBI and NASA.",
        ] {
            assert_allows(&RULE, &[known]);
        }
    }

    #[test]
    fn k27_words_in_any_order_and_with_small_words_spell_an_acronym_out() {
        for spelled in [
            "I joined Federal Identity, Credential, and Access Management (FICAM) in May.",
            "I joined the U.S. Digital Service (USDS) in May.",
            "The Know Your Customer (KYC) check was slow.",
            "Each point of sale (POS) was slow.",
            "Each request for quotation (RFQ) was slow.",
            "The voice of the customer (VOC) was lost.",
            "The Institute of Electrical and Electronics Engineers (IEEE) met.",
            "The National Institute of Standards and Technology (NIST) met.",
            "Identity and access management (IAM) was slow.",
            "The International Organization for Standardization (ISO) met.",
            "The Bureau of Alcohol, Tobacco, Firearms and Explosives (BATF) met.",
            "Médecins Sans Frontières (MSF) met.",
            "The École Normale Supérieure (ENS) met.",
            "The Deutsches Institut für Normung (DIN) met.",
            "The IAM (identity and access management) was slow.",
            "The RTV [return to vendor] rule stayed.",
            "The customer-acquisition cost (CAC) fell.",
            "Service-level agreements (SLAs) were kept.",
            "The developer experience (DX) improved.",
            "The year-over-year (YOY) change fell.",
            "The RMA, short for return merchandise authorization, was lost.",
            "The RMA — return merchandise authorization — was lost.",
            "The RMA stands for return merchandise authorization.",
            "Our gross merchandise value, GMV for short, fell.",
            "The U.S. Department of Veterans Affairs (VA) met.",
            "The “net revenue retention” (NRR) fell.",
            "The net revenue retention (NRR, in percent) fell.",
        ] {
            assert_allows(&RULE, &[spelled]);
        }
    }

    #[test]
    fn k27_what_only_insiders_know_is_flagged() {
        for (text, acronym) in [
            ("The RMA was lost in NY.", "RMA"),
            ("The CEO asked for our NRR in May.", "NRR"),
            ("The desk (FNOL) was slow.", "FNOL"),
            ("The team in charge of returns (TRX) was slow.", "TRX"),
            ("It held for the VMIs and the KPIs.", "VMI"),
            ("It ran at 9 AM on the WMS.", "WMS"),
        ] {
            assert_flags(&RULE, text, &[acronym]);
        }
    }
}

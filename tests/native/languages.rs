//! Texts in other languages are not judged, and English ones are, whatever they quote.

use loopready::domain::review::Reviewer;
use loopready::domain::review::manuscript::Brief;
use loopready::domain::review::withheld::Withheld;

const MEMO: &str = include_str!("../fixtures/memos/returns-desk.txt");

/// A paragraph each in a language that the rules do not know.
const OTHERS: &[(&str, &str)] = &[
    (
        "Portuguese",
        "Em 2022 eu mudei o balcão de devoluções e cortei a espera de 19 para 7 minutos em seis lojas. A diretora achava que os clientes iriam abusar da regra, mas aceitou um teste de oito semanas. Ninguém foi avisado, e os resultados foram muito bons.",
    ),
    (
        "Portuguese of Brazil",
        "No ano passado a gente lançou um aplicativo novo. Conversei com 40 clientes, e a maioria disse que o cadastro era difícil demais. Por isso cortamos três telas, e a conversão subiu 12%.",
    ),
    (
        "Spanish",
        "En 2022 cambié el mostrador de devoluciones y reduje la espera de 19 a 7 minutos en seis tiendas. La directora pensaba que los clientes iban a abusar, pero aceptó una prueba. Los resultados fueron muy buenos.",
    ),
    (
        "French",
        "En 2022, j’ai changé le guichet des retours et réduit l’attente de 19 à 7 minutes dans six magasins. La directrice pensait que les clients en abuseraient, mais elle a accepté un essai. Les résultats étaient très bons.",
    ),
    (
        "German",
        "Im Jahr 2022 habe ich den Schalter für Rückgaben umgebaut und die Wartezeit von 19 auf 7 Minuten gesenkt. Die Leiterin glaubte, dass die Kunden das ausnutzen würden, war aber mit einem Test einverstanden. Die Ergebnisse waren sehr gut.",
    ),
    (
        "German in fragments",
        "Umbau des Schalters. Wartezeit um 12 Minuten gesenkt. Kosten von 40.000 Euro pro Jahr eingespart, trotz Widerstand der Leitung.",
    ),
    (
        "Italian",
        "Nel 2022 ho cambiato il banco dei resi e ho ridotto l’attesa da 19 a 7 minuti in sei negozi. La direttrice pensava che i clienti ne avrebbero abusato, ma accettò una prova. I risultati furono molto buoni.",
    ),
    (
        "Dutch",
        "In 2022 heb ik de balie veranderd en de wachttijd van 19 naar 7 minuten gebracht in zes winkels. De directeur dacht dat klanten er misbruik van zouden maken, maar ging akkoord met een proef.",
    ),
    (
        "Swedish",
        "År 2022 ändrade jag disken och kortade väntan från 19 till 7 minuter i sex butiker. Chefen trodde att kunderna skulle utnyttja det, men gick med på ett test i åtta veckor.",
    ),
    (
        "Danish",
        "I 2022 ændrede jeg skranken og forkortede ventetiden fra 19 til 7 minutter i seks butikker. Chefen troede, at kunderne ville udnytte det, men gik med til en test.",
    ),
    (
        "Norwegian",
        "I 2022 endret jeg skranken og kuttet ventetiden fra 19 til 7 minutter i seks butikker. Sjefen trodde at kundene ville utnytte det, men godtok en test på åtte uker.",
    ),
    (
        "Polish",
        "W 2022 roku zmieniłem stanowisko zwrotów i skróciłem oczekiwanie z 19 do 7 minut w sześciu sklepach. Dyrektorka uważała, że klienci będą to wykorzystywać, ale zgodziła się na próbę.",
    ),
    (
        "Czech",
        "V roce 2022 jsem změnil přepážku pro vrácení zboží a zkrátil čekání z 19 na 7 minut v šesti prodejnách. Ředitelka si myslela, že to zákazníci zneužijí, ale souhlasila se zkouškou.",
    ),
    (
        "Hungarian",
        "2022-ben átalakítottam a visszaváltó pultot, és a várakozást 19 percről 7 percre csökkentettem hat boltban. Az igazgató azt hitte, hogy a vevők visszaélnek vele, de belement egy próbába.",
    ),
    (
        "Romanian",
        "În 2022 am schimbat ghișeul pentru retururi și am redus așteptarea de la 19 la 7 minute în șase magazine. Directoarea credea că vor abuza clienții, dar a acceptat un test.",
    ),
    (
        "Turkish",
        "2022'de iade masasını değiştirdim ve altı mağazada bekleme süresini 19 dakikadan 7 dakikaya indirdim. Müdür müşterilerin bunu kötüye kullanacağını düşündü ama bir denemeyi kabul etti.",
    ),
    (
        "Finnish",
        "Vuonna 2022 muutin palautustiskin ja lyhensin odotuksen 19 minuutista 7 minuuttiin kuudessa myymälässä. Johtaja pelkäsi väärinkäytöksiä, mutta hyväksyi kokeilun.",
    ),
    (
        "Indonesian",
        "Pada tahun 2022 saya mengubah meja pengembalian dan memangkas waktu tunggu dari 19 menjadi 7 menit di enam toko. Direktur mengira pelanggan akan menyalahgunakannya, tetapi setuju dengan uji coba.",
    ),
    (
        "Malay",
        "Pada tahun 2022 saya telah menukar kaunter pemulangan dan mengurangkan masa menunggu daripada 19 kepada 7 minit di enam kedai. Pengarah bersetuju dengan percubaan itu.",
    ),
    (
        "Tagalog",
        "Noong 2022, binago ko ang mesa ng mga sauli at binawasan ang paghihintay mula 19 hanggang 7 minuto sa anim na tindahan. Pumayag ang direktor sa isang pagsubok.",
    ),
    (
        "Vietnamese",
        "Năm 2022 tôi đã thay đổi quầy trả hàng và giảm thời gian chờ từ 19 xuống 7 phút ở sáu cửa hàng. Giám đốc nghĩ rằng khách hàng sẽ lạm dụng, nhưng đồng ý thử nghiệm.",
    ),
    (
        "Catalan",
        "L’any 2022 vaig canviar el taulell de devolucions i vaig reduir l’espera de 19 a 7 minuts en sis botigues. La directora pensava que els clients n’abusarien, però va acceptar una prova.",
    ),
    (
        "Croatian",
        "Godine 2022. promijenio sam pult za povrate i skratio čekanje s 19 na 7 minuta u šest trgovina. Direktorica je mislila da će kupci to zloupotrijebiti, ali je pristala na probu.",
    ),
    (
        "Swahili",
        "Mwaka 2022 nilibadilisha dawati la marejesho na kupunguza muda wa kusubiri kutoka dakika 19 hadi 7 katika maduka sita. Mkurugenzi alikubali jaribio la wiki nane.",
    ),
    (
        "Latin letters for Hindi",
        "Maine 2022 mein wapsi desk badla aur intezaar ka samay 19 se 7 minute kar diya. Manager ko laga ki grahak iska galat istemaal karenge, lekin woh test ke liye maan gaye.",
    ),
    (
        "Russian",
        "В 2022 году я изменил стойку возврата и сократил ожидание с 19 до 7 минут в шести магазинах. Директор думала, что клиенты будут злоупотреблять, но согласилась на пробу.",
    ),
    (
        "Ukrainian",
        "У 2022 році я змінив стійку повернень і скоротив очікування з 19 до 7 хвилин у шести магазинах. Директорка погодилася на випробування.",
    ),
    (
        "Greek",
        "Το 2022 άλλαξα τον πάγκο επιστροφών και μείωσα την αναμονή από 19 σε 7 λεπτά σε έξι καταστήματα. Η διευθύντρια συμφώνησε σε μια δοκιμή.",
    ),
    (
        "Japanese",
        "私は2022年に返品カウンターの仕組みを作り直しました。以前は平均11.4分かかっていた手続きが、3.9分で終わるようになりました。",
    ),
    (
        "Chinese",
        "2022年我改造了退货柜台，把六家门店的等待时间从19分钟缩短到7分钟。总监认为顾客会滥用这条规则，但她同意做八周的试验。",
    ),
    (
        "Chinese with English words",
        "2022年我负责returns desk的product roadmap，把六家门店的等待时间从19分钟缩短到7分钟，NPS提高了12分。",
    ),
    (
        "Korean",
        "2022년에 저는 반품 창구를 바꾸어 여섯 매장의 대기 시간을 19분에서 7분으로 줄였습니다. 이사는 고객이 악용할 것이라고 생각했지만 시험에 동의했습니다.",
    ),
    (
        "Arabic",
        "في عام 2022 غيرت مكتب الإرجاع وخفضت الانتظار من 19 إلى 7 دقائق في ستة متاجر. ظنت المديرة أن العملاء سيسيئون استخدام القاعدة، لكنها وافقت على تجربة.",
    ),
    (
        "Hebrew",
        "בשנת 2022 שיניתי את דלפק ההחזרות וקיצרתי את ההמתנה מ-19 ל-7 דקות בשש חנויות. המנהלת חשבה שהלקוחות ינצלו זאת, אבל הסכימה לניסוי.",
    ),
    (
        "Hindi",
        "2022 में मैंने वापसी डेस्क बदला और छह दुकानों में इंतज़ार 19 से 7 मिनट किया। निदेशक ने सोचा कि ग्राहक इसका दुरुपयोग करेंगे, लेकिन वे परीक्षण के लिए मान गईं।",
    ),
    (
        "Thai",
        "ในปี 2022 ฉันเปลี่ยนโต๊ะคืนสินค้าและลดเวลารอจาก 19 เหลือ 7 นาทีในหกสาขา ผู้อำนวยการคิดว่าลูกค้าจะใช้ในทางที่ผิด แต่ก็ยอมให้ทดลอง",
    ),
    (
        "Persian",
        "در سال ۲۰۲۲ میز بازگشت کالا را تغییر دادم و زمان انتظار را از ۱۹ به ۷ دقیقه رساندم. مدیر با یک آزمایش موافقت کرد.",
    ),
];

fn judged(text: &str) -> (Vec<String>, Option<Withheld>) {
    let review = Reviewer::default().review(text, &Brief::default());
    let findings = review
        .findings
        .iter()
        .map(|finding| format!("{}: {}", finding.rule.id, finding.quote))
        .collect();
    (findings, review.withheld)
}

#[test]
fn k24_a_text_in_another_language_has_no_findings_and_says_why() {
    let mut wrong = Vec::new();
    for (language, text) in OTHERS {
        let spread = text.replace(". ", ".\n\n");
        let listed = format!("- {}", text.replace(". ", ".\n- "));
        let long = [*text; 8].join("\n\n");
        for shape in [(*text).to_owned(), spread, listed, long] {
            let (findings, withheld) = judged(&shape);
            if !findings.is_empty() || withheld != Some(Withheld::NotEnglish) {
                wrong.push(format!("{language}: {findings:?} {withheld:?} {shape:.60}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn k24_a_paragraph_or_a_quotation_in_another_language_leaves_the_rest_judged() {
    let (findings, withheld) = judged(MEMO);
    for (language, text) in OTHERS {
        let paragraph = text.split(". ").next().unwrap();
        let quoted = MEMO.replacen("\n\n", &format!("\n\n{paragraph}.\n\n"), 1);
        let (more, held) = judged(&quoted);
        let is_missing = |one: &&String| !more.contains(one);
        assert_eq!(findings.iter().find(is_missing), None, "{language}");
        assert_eq!(held, withheld, "{language}");
    }
}

#[test]
fn k24_english_with_names_and_quotations_from_elsewhere_is_judged() {
    let filler = "I moved the desk in May, and the wait fell from 19 to 7 minutes in 6 shops. ";
    for text in [
        "Ana de la Cruz and Piet van den Berg ran the pilot in São Paulo, Málaga, Zürich and Łódź.",
        "I worked at Société Générale in La Défense, then at Banco do Brasil and at Deutsche Bahn.",
        "She said “no queremos volver a la tienda porque la espera es muy larga para todos” and left.",
        "He wrote « nous ne voulons plus revenir » and 「もう来ません」 on the card.",
        "The app “Mein Konto” and the form “Antrag auf Erstattung” were merged.",
        "The pro rata, ad hoc, de facto and per se rules of the à la carte menu stayed.",
        "The Tōkyō, Kraków, Malmö, İzmir and Curaçao desks opened for Zoë, Søren, Łukasz and Nguyễn Thị Hằng.",
        "Herr Müller, Frau Weiß, Señor Núñez and Madame Lefèvre signed.",
        "The El Niño model, the La Jolla desk and the Los Angeles van were late.",
        "The café’s résumé of the façade, the naïve déjà vu and the soirée were filed.",
    ] {
        let (_, withheld) = judged(&format!("{text} {}", filler.repeat(2)));
        assert!(withheld != Some(Withheld::NotEnglish), "{text}");
        let alone = judged(text).1;
        assert!(alone != Some(Withheld::NotEnglish), "alone: {text}");
    }
}

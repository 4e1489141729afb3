/**
 * Texts of every kind that a page can be asked to set, made from one recorded seed: the same texts
 * in every run and on every machine.
 */
import { MEMO } from './app.mjs';

export const SEED = 20_261_123;

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function numbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const words = (text) => text.trim().split(/\s+/);

const ENGLISH = words(`
  a the we I our of to in for and but because when after before customers visits orders parcels depot team
  week month price promise wait cost saved measured asked read counted removed built tested launched shipped
  returned refund schedule planner forecast inventory support calls margin share mean median percent
  pounds minutes days hours reliably incomprehensible responsibilities cross-functional well-kept it they
  this that each one two three evidence decision mechanism principle risk trade-off lowered raised held`);
const ACCENTED = words(`
  été élève façon naïve œuvre garçon Zürich Größe schöne Übersicht niño señal corazón ação coração não
  příliš žluťoučký kůň zażółć gęślą jaźń çok güzel İstanbul smörgåsbord ångström þetta ðað Việt phương
  e\u0301te\u0301 a\u030angstro\u0308m ﬁnance oﬀer ½ № €`);
const ARABIC = words('هذا نص طويل يملأ السطر ثم يستمر حتى نهاية الصفحة العميل أولا دائما وسعر وموعد');
const HEBREW = words('זה טקסט ארוך שממלא את השורה וממשיך עד סוף העמוד הלקוח קודם תמיד');
const CHINESE = [...'我们从客户的需要出发然后反向工作每个决定都有证据成本下降等待时间缩短'];
const JAPANESE = [...'顧客第一に考えて行動するすべての決定には根拠がありますカタカナもひらがなも'];
const EMOJI = ['\u{1F600}', '\u{1F469}\u200D\u{1F4BB}', '\u{1F44D}\u{1F3FD}', '\u{1F1EC}\u{1F1E7}', '\u2764\uFE0F', '\u{1F4C8}', '1\uFE0F\u20E3'];

/** Says things at random, but the same things each time. */
class Author {
  constructor(seed) {
    this.next = numbers(seed);
    this.marks = 0;
  }

  /** A whole number between two, both included. */
  between(least, most) {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  one(list) {
    return list[Math.floor(this.next() * list.length)];
  }

  some(least, most, make) {
    return Array.from({ length: this.between(least, most) }, (_, n) => make(n));
  }

  /** A number that stands nowhere else in the text, so that it tells where it was set. */
  mark() {
    this.marks += 1;
    return String(1000 + this.marks);
  }

  sentence(list = ENGLISH, space = ' ') {
    const said = this.some(3, 24, () => this.one(list));
    said.splice(this.between(1, said.length - 1), 0, this.mark());
    if (this.next() < 0.3 && space === ' ') said[1] += ',';
    const text = said.join(space);
    return `${text[0].toUpperCase()}${text.slice(1)}.`;
  }

  paragraph(least = 2, most = 9, list = ENGLISH) {
    return this.some(least, most, () => this.sentence(list)).join(' ');
  }

  paragraphs(least, most, between = '\n\n') {
    return this.some(least, most, () => this.paragraph()).join(between);
  }

  /** Characters without spaces between, and now and then a number and a stop. */
  ideographs(list) {
    return this.some(40, 400, () => (this.next() < 0.06 ? `${this.mark()}。` : this.one(list))).join('');
  }

  /** A word that has no place to be broken. */
  unbreakable() {
    const address = this.some(2, 30, () => this.one(ENGLISH).replace(/\W/g, '')).join(this.one(['/', '', '_', '-', '%20']));
    return this.one([`https://example.com/${address}?q=${this.mark()}`, `${address}${this.mark()}`]);
  }

  softened() {
    return this.sentence(['respon\u00ADsi\u00ADbil\u00ADi\u00ADties', 'incom\u00ADpre\u00ADhen\u00ADsi\u00ADble', 'sched\u00ADule', ...ENGLISH.slice(0, 20)]);
  }
}

const BARE = [
  'Done.', 'a', '.', '7', '\u03A9', '  led in and out  ', '\n\n\nin the middle\n\n\n', 'x\ny', '\t', '', ' \n \n',
  'two words',
];

/** How each kind is made; `n` is the number of the text within its kind. */
const KINDS = {
  'hardly anything': [BARE.length, (author, n) => BARE[n]],
  'a few sentences': [10, (author) => author.paragraph(1, 6)],
  'a page or two': [14, (author) => author.paragraphs(4, 12)],
  'up to twelve pages': [8, (author, n) => Array.from({ length: 10 + n * 9 }, () => author.paragraph(2, 9)).join('\n\n')],
  'many tiny paragraphs': [10, (author) => author.some(30, 300, () => author.one([author.mark(), `Point ${author.mark()}.`])).join('\n')],
  'one enormous paragraph': [10, (author) => author.paragraph(30, 300)],
  'unbreakable words and addresses': [10, (author) => author.some(8, 60, () => author.one([author.unbreakable(), author.sentence()])).join(author.one([' ', '\n']))],
  'Chinese and Japanese': [10, (author, n) => author.some(3, 16, () => author.ideographs(n % 2 ? CHINESE : JAPANESE)).join('\n')],
  emoji: [8, (author) => author.some(10, 70, () => author.one([author.sentence(), author.sentence(EMOJI), author.sentence(EMOJI, '')])).join(author.one([' ', '\n']))],
  'right to left': [10, (author, n) => author.some(4, 20, () => author.paragraph(1, 8, n % 2 ? ARABIC : HEBREW)).join('\n\n')],
  accented: [8, (author) => author.some(4, 20, () => author.paragraph(1, 8, ACCENTED)).join('\n\n')],
  'several scripts at once': [8, (author) => author.some(4, 24, () => author.one([
    author.paragraph(), author.paragraph(1, 5, ARABIC), author.ideographs(CHINESE), author.paragraph(1, 5, ACCENTED), author.sentence([...EMOJI, ...HEBREW, ...ENGLISH]),
  ])).join('\n')],
  'tabs and runs of spaces': [10, (author) => author.some(10, 60, () => author.some(2, 9, () => author.sentence()).join(author.one(['\t', '\t\t\t', '   ', ' '.repeat(author.between(2, 200))]))).join('\n')],
  'several blank lines': [8, (author) => author.some(10, 50, () => author.paragraph(1, 3) + '\n'.repeat(author.between(1, 9))).join('  \n')],
  'Windows line ends': [8, (author) => author.paragraphs(4, 24, '\r\n\r\n')],
  'headings and lists': [10, (author) => author.some(3, 12, (n) => [
    `${n + 1}. ${author.one(['Background', 'What I did', 'Results'])} ${author.mark()}`, '', author.paragraph(1, 4),
    ...author.some(2, 9, () => `${author.one(['-', '•', '*', '1)'])} ${author.sentence()}`), '',
  ].join('\n')).join('\n')],
  'indented lines': [8, (author) => author.some(10, 50, () => `${author.one(['  - ', '    ', '\t', '\u00A0\u00A0', ''])}${author.paragraph(1, 3)}`).join('\n')],
  'paragraphs of two to four lines': [12, (author) => author.some(14, 60, () => author.paragraph(1, 3)).join('\n')],
  'no-break spaces': [8, (author) => author.some(4, 24, () => author.paragraph(1, 6).replace(/ /g, () => (author.next() < 0.5 ? '\u00A0' : ' '))).join('\n\n')],
  'soft hyphens': [8, (author) => author.some(4, 24, () => author.some(2, 8, () => author.softened()).join(' ')).join('\n\n')],
  'a real memo': [6, (author, n) => [MEMO, `${MEMO}\n\n${MEMO}`, `${MEMO}\n${MEMO}\n${MEMO}`, ...Array.from({ length: 6 }, () => MEMO.slice(0, author.between(2000, 5000)))][n]],
};

/** Every text but those that have to be looked for, as { kind, text }. */
export function texts() {
  return Object.entries(KINDS).flatMap(([kind, [count, make]], row) =>
    Array.from({ length: count }, (_, n) => ({ kind, text: make(new Author(SEED + row * 1000 + n), n) })),
  );
}

/**
 * For texts that end close to the end of a page: a long text to be cut, and the page at whose end
 * to cut it.
 */
export function toBeCut() {
  return Array.from({ length: 12 }, (_, n) => {
    const author = new Author(SEED + 100_000 + n);
    const page = 1 + (n % 4);
    const makes = [() => author.paragraphs(page * 9, page * 9), () => author.paragraph(page * 60, page * 60), () => author.some(page * 60, page * 60, () => author.sentence()).join('\n')];
    return { page, text: makes[n % 3]() };
  });
}

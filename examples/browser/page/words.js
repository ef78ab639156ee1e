// The words of the page in both languages. What the members and words of a document are called comes from its schema.

const TEXTS = {
  nl: {
    title: 'Lerendwerken, gecontroleerd terwijl je invult',
    intro: 'De controles draaien in deze pagina; niets van wat je invult verlaat je computer.',
    language: 'Taal', example: 'Voorbeeld', openProgramme: 'Programma openen', openLog: 'Log ernaast openen',
    save: 'Programma bewaren', found: 'Gevonden', asText: 'Als tekst (JSON)', document: 'Programma',
    noForm: 'De tekst is geen JSON-object, dus er zijn geen velden. Wat eraan scheelt staat bij wat is gevonden.',
    add: 'Toevoegen', remove: 'Weghalen', true: 'ja', false: 'nee', error: 'Fout', warning: 'Waarschuwing',
    advice: 'Advies', nothing: 'Niets gevonden.',
    errors: ['fout', 'fouten'], warnings: ['waarschuwing', 'waarschuwingen'], advices: ['advies', 'adviezen'],
    line: 'regel', column: 'kolom', log: 'log', withLog: 'Met ernaast het log', more: 'en nog', whole: 'het hele programma',
  },
  en: {
    title: 'Lerendwerken, checked while you fill it in',
    intro: 'The checks run in this page; nothing that you fill in leaves your computer.',
    language: 'Language', example: 'Example', openProgramme: 'Open a programme', openLog: 'Open a log beside it',
    save: 'Save the programme', found: 'Found', asText: 'As text (JSON)', document: 'Programme',
    noForm: 'The text is no JSON object, so there are no fields. What is wrong with it stands with what was found.',
    add: 'Add', remove: 'Remove', true: 'yes', false: 'no', error: 'Error', warning: 'Warning',
    advice: 'Advice', nothing: 'Nothing found.',
    errors: ['error', 'errors'], warnings: ['warning', 'warnings'], advices: ['advice', 'advice'],
    line: 'line', column: 'column', log: 'log', withLog: 'With the log beside it', more: 'and', whole: 'the whole programme',
  },
};

/** The words of one language. */
export function wordsOf(language) {
  const texts = TEXTS[language];
  return {
    text: (key) => texts[key],
    counted: (level, count) => `${count} ${texts[`${level}s`][count === 1 ? 0 : 1]}`,
  };
}

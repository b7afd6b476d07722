// The made-up records that the pages show: enough for three pages of hits, values on every level of
// the tree, and one record whose texts are markup.
const subjects = ['Rouw en verlies', 'Delier in de stervensfase', 'Pijn bij kinderen', 'Gesprekken over het levenseinde', 'Palliatieve sedatie'];
const kinds = ['webinar', 'richtlijn', 'e-learning', 'scholing', 'podcast'];
const levels = ['mbo', 'mbo-2', 'hbo', 'wo'];
const groups = ['kinderen', 'dementie', 'psychiatrie'];

export const evil = '<img src=x onerror="document.title=\'kwaad\'"><script>document.title="kwaad"</script>';

export function records() {
  const made = Array.from({length: 30}, (_, number) => ({
    url: `https://voorbeeld.example/lessen/${number}`,
    titel: `${subjects[number % subjects.length]}, les ${number + 1}`,
    omschrijving: 'Praktisch lesmateriaal voor zorgverleners die werken met mensen in de laatste levensfase en hun naasten.',
    jaar: String(2015 + (number % 10)),
    taal: 'nl',
    soort: kinds[number % kinds.length],
    niveau: levels[number % levels.length],
    doelgroep: groups[number % groups.length],
  }));
  made.push({
    url: 'https://voorbeeld.example/kwaad?a=1&b=%22%3E',
    titel: `Kwaadaardig ${evil}`,
    omschrijving: `Kwaadaardig ${evil}`,
    jaar: '2024',
    taal: 'nl',
    soort: 'webinar',
    niveau: 'hbo',
    doelgroep: 'kinderen',
  });
  return made;
}

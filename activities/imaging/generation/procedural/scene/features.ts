/** The words that each thing in a picture is known by, in the singular; plurals are understood too. */
const VOCABULARY = {
  night: 'night nighttime midnight nocturnal nightscape dark darkness starry moonlit moonlight',
  sunset: 'sunset sundown golden evening',
  dusk: 'dusk twilight nightfall',
  dawn: 'dawn sunrise morning daybreak',
  day: 'day daytime daylight noon sunny bright midday',
  sea: 'sea ocean beach coast coastal shore seaside wave bay harbor harbour island seascape underwater sail boat ship',
  lake: 'lake river pond water reflection fjord stream lagoon',
  mountains: 'mountain mountainous peak alp alpine summit cliff range fjord himalaya volcano rocky canyon',
  hills: 'hill valley countryside landscape village rolling farm highland',
  conifers: 'forest wood woodland pine spruce fir conifer evergreen taiga',
  broadleaf: 'jungle grove orchard park rainforest',
  tree: 'tree oak maple willow birch',
  city: 'city town skyline skyscraper urban metropolis building street downtown tower cityscape cyberpunk tokyo york',
  neon: 'neon cyberpunk futuristic synthwave',
  desert: 'desert dune sand sahara sandy arid oasis',
  snow: 'snow snowy winter ice icy arctic frozen frost polar glacier christmas',
  snowfall: 'snowfall snowing blizzard snowstorm snowflake',
  rain: 'rain rainy raining storm stormy thunderstorm drizzle shower tempest',
  moon: 'moon moonlit moonlight lunar crescent',
  stars: 'star starry starlight milky constellation',
  sun: 'sun sunny sunshine sunlight',
  flowers: 'flower meadow garden tulip rose poppy lavender daisy wildflower floral bloom field sunflower',
  fog: 'fog foggy mist misty haze hazy smoke',
  clouds: 'cloud cloudy overcast stormy storm thunderstorm cumulus',
  autumn: 'autumn fall autumnal october november',
  blossom: 'blossom sakura cherry spring',
  aurora: 'aurora borealis northern',
  birds: 'bird seagull gull crow flock swallow',
  space: 'space galaxy nebula cosmos cosmic universe planet astronaut interstellar supernova asteroid spaceship',
  planet: 'planet saturn jupiter mars moons ring',
  abstract: 'abstract pattern fluid marble swirl texture psychedelic surreal kaleidoscope wallpaper',
  calm: 'calm peaceful serene quiet tranquil gentle soft dreamy pastel minimal',
  gloomy: 'gloomy sad melancholy dreary bleak grim eerie spooky haunted horror',
  dramatic: 'dramatic epic majestic intense powerful moody vivid vibrant colorful colourful',
} as const;

export type Feature = keyof typeof VOCABULARY;

const FEATURES_BY_WORD = new Map<string, Feature[]>();
for (const [feature, words] of Object.entries(VOCABULARY) as [Feature, string][])
  for (const word of words.split(' ')) FEATURES_BY_WORD.set(word, [...(FEATURES_BY_WORD.get(word) ?? []), feature]);

/** What a word stands for: nothing when it is not known. `mountains`, `skies` and `beaches` are read as their singular. */
export function featuresOf(word: string): readonly Feature[] {
  for (const form of [word, word.replace(/s$/, ''), word.replace(/es$/, ''), word.replace(/ies$/, 'y')]) {
    const features = FEATURES_BY_WORD.get(form);
    if (features) return features;
  }
  return [];
}

/* sensitive.c: topics that no one may be labeled with.
 * Copyright The Clout developers
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "topics/sensitive.h"

#include <string.h>

#include "topics/fold.h"

/* For each category, folded keys separated by spaces: English, German, Spanish, French,
   Japanese. */
static const char *const words[CLOUT_N_SENSITIVE] = {
  [CLOUT_SENSITIVE_HEALTH] =
    " health mentalhealth illness disease sick cancer tumor chemo diabete hiv aids covid covid19"
    " longcovid depression anxiety bipolar schizophrenia autism autistic actuallyautistic adhd"
    " ptsd eatingdisorder anorexia bulimia suicide suicidal selfharm therapy psychotherapy"
    " disability disabled chronicpain chronicillness mecf pregnancy pregnant miscarriage"
    " abortion infertility ivf menopause dementia alzheimer epilepsy neurodivergent spoony"
    " gesundheit krankheit krankheiten krank kreb depressionen"
    " angststorung autismus behinderung schwanger"
    " schwangerschaft abtreibung fehlgeburt psychotherapy psychischegesundheit essstorung"
    " suizid selbstverletzung demenz notjustsad"
    " salud saludmental enfermedad depresion ansiedad autismo tdah discapacidad"
    " embarazo embarazada aborto suicidio vih sida"
    " sante santementale malady handicap autisme tdah grossesse enceinte avortement ivg"
    " fausscouche suicide vih anxiete cancerdusein"
    " 健康 病気 闘病 うつ病 鬱病 双極性障害 統合失調症 発達障害 自閉症 がん 癌 妊娠 流産 中絶 不妊"
    " 自殺 自傷 摂食障害 認知症 障害者 メンタルヘルス 糖尿病 ",
  [CLOUT_SENSITIVE_RELIGION] =
    " religion religiou faith church god jesus christ christian christianity catholic catholicism"
    " protestant evangelical mormon lds orthodox bible gospel islam islamic muslim quran koran"
    " ramadan hijab jewish judaism jew torah shabbat hindu hinduism buddhist buddhism sikh"
    " sikhism jain atheist atheism exmuslim exmormon exvangelical scientology wicca pagan prayer"
    " kirche glaube glauben gott christ christen christentum katholisch evangelisch bibel moslem"
    " muslime judentum judisch juden buddhismus hinduismus atheismus gebet"
    " iglesia cristiano catolico catolica evangelico biblia musulman judio budismo ateo"
    " ateismo oracion"
    " foi eglise dieu chretien chretienne catholique protestantisme musulman juif juive judaisme"
    " bouddhisme athee atheisme laicite priere"
    " 宗教 信仰 教会 神社 キリスト教 イスラム教 仏教 神道 ユダヤ教 ヒンドゥー教 創価学会 統一教会"
    " エホバの証人 宗教2世 無神論 ",
  [CLOUT_SENSITIVE_PARTY] =
    " republican gop democrat democraticparty maga trump2024 trump2028 voteblue votered labour"
    " labourparty tory toryparty conservativeparty libdem greenparty reformuk liberalparty"
    " ndp socialist socialism communist communism fascist fascism antifa farright farleft"
    " altright leftist rightwing leftwing tradeunion laborunion unionmember"
    " afd cdu csu cducsu spd fdp npd bsw diegrunen diegruenen bundnis90 dielinke linkspartei"
    " gewerkschaft igmetall sozialist kommunist rechtsextrem linksextrem noafd"
    " psoe podemo voxespana partidopopular izquierdaunida bildu pnv juntsxcat"
    " sindicato comunista socialista fascista ultraderecha extremaizquierda"
    " rassemblementnational frontnational lafranceinsoumise lfi lesrepublicain partisocialiste"
    " eelv lesecologiste reconquete macroniste syndicat cgt cfdt communiste socialiste"
    " extremedroite extremegauche"
    " 自民党 自由民主党 立憲民主党 国民民主党 公明党 共産党 日本維新の会 維新の会 れいわ新選組 参政党"
    " 社民党 労働組合 右翼 左翼 ",
  [CLOUT_SENSITIVE_SEXUALITY] =
    " sexuality sex sexual lgbt lgbtq lgbtqia lgbtqia+ lgbtq+ queer gay lesbian bisexual tran"
    " transgender transexual transsexual nonbinary enby genderfluid genderqueer asexual aromantic"
    " pansexual intersex polyamory polyamorou kink bdsm nsfw porn onlyfan fetish comingout pride"
    " hrt transisbeautiful"
    " sexualitat schwul lesbisch lesbe bisexuell homosexuell transgeschlechtlich nichtbinar"
    " asexuell csd"
    " sexualidad sexo lesbiana homosexual bisexuale transexuale nobinario poliamor orgullogay"
    " orgullolgbt"
    " sexualite sexe lesbienne homosexuel homosexualite bisexuel transgenre nonbinaire polyamour"
    " fiertegay"
    " 性的指向 同性愛 ゲイ レズビアン バイセクシュアル トランスジェンダー 性同一性障害 ノンバイナリー"
    " クィア 性的マイノリティ 無性愛 ",
  [CLOUT_SENSITIVE_ORIGIN] =
    " ethnicity immigrant refugee asylumseeker undocumented indigenou nativeamerican blacktwitter"
    " blackmastodon africanamerican latinx romani"
    " herkunft migrationshintergrund fluchtling asylbewerber sinti"
    " etnia inmigrante refugiado indigena gitano"
    " origine immigre sanspapier refugy autochtone"
    " 在日 難民 移民 部落差別 アイヌ民族 ",
  [CLOUT_SENSITIVE_HARM] =
    " addiction alcoholism alcoholic sober sobriety drug rehab abuse abused domesticviolence"
    " rape sexualassault metoo incest prison convict bankruptcy"
    " sucht alkoholiker alkoholismus nuchtern drogen missbrauch vergewaltigung hauslichegewalt"
    " gefangnis"
    " adiccion alcoholismo droga abuso violacion violenciadegenero violenciamachista carcel"
    " alcoolisme drogue viol violencesconjugale prison"
    " 依存症 アルコール依存症 薬物 性暴力 性被害 虐待 ",
};

/* Scripts that don't separate words by spaces. */
static gboolean
is_unspaced (const char *key)
{
  switch ((int) g_unichar_get_script (g_utf8_get_char (key)))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
list_has (const char *list,
          const char *key)
{
  g_autofree char *entry = g_strconcat (" ", key, " ", NULL);

  return strstr (list, entry) != NULL;
}

/* Whether to look for a word inside others. Two kana are a different word too often: がん is
   cancer, and がんばれ isn't. */
static gboolean
is_distinct (const char *entry)
{
  glong n = g_utf8_strlen (entry, -1);

  return is_unspaced (entry)
         && (n > 2 || (n == 2 && g_unichar_get_script (g_utf8_get_char (entry))
                                 == G_UNICODE_SCRIPT_HAN));
}

/* For scripts that don't separate words. */
static gboolean
list_is_in (const char *list,
            const char *key)
{
  g_auto(GStrv) entries = g_strsplit (list, " ", -1);

  for (gsize i = 0; entries[i] != NULL; i++)
    if (is_distinct (entries[i]) && strstr (key, entries[i]) != NULL)
      return TRUE;
  return FALSE;
}

static CloutSensitive
find_category (const char *key)
{
  gboolean unspaced;

  if (key == NULL)
    return CLOUT_SENSITIVE_NONE;
  unspaced = is_unspaced (key);
  for (guint i = CLOUT_SENSITIVE_NONE + 1; i < CLOUT_N_SENSITIVE; i++)
    if (list_has (words[i], key) || (unspaced && list_is_in (words[i], key)))
      return i;
  return CLOUT_SENSITIVE_NONE;
}

/* A word begins at a capital after a small letter, at the last of several capitals before a
   small letter, and between letters and other characters. */
static gboolean
begins_word (gunichar before,
             gunichar c,
             gunichar after)
{
  if (g_unichar_ismark (c))
    return FALSE;
  if (g_unichar_isupper (c))
    return !g_unichar_isupper (before) || g_unichar_islower (after);
  return g_unichar_isalpha (before) != g_unichar_isalpha (c) && !g_unichar_ismark (before);
}

static GStrv
split_words (const char *name)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = name;
  gunichar before = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);

      if (p > start && begins_word (before, c, g_utf8_get_char (next)))
        {
          g_autofree char *word = g_strndup (start, p - start);

          g_strv_builder_add (builder, word);
          start = p;
        }
      before = c;
    }
  g_strv_builder_add (builder, start);
  return g_strv_builder_end (builder);
}

static CloutSensitive
find_in_words (GStrv name)
{
  for (gsize i = 0; name[i] != NULL; i++)
    {
      g_autofree char *one = clout_topic_fold (name[i]);
      g_autofree char *both = g_strconcat (name[i], name[i + 1], NULL);
      g_autofree char *two = clout_topic_fold (both);
      CloutSensitive category = find_category (one);

      if (category == CLOUT_SENSITIVE_NONE)
        category = find_category (two);
      if (category != CLOUT_SENSITIVE_NONE)
        return category;
    }
  return CLOUT_SENSITIVE_NONE;
}

/**
 * clout_topic_get_sensitive:
 * @name: (nullable): a topic as written; capitals and spaces separate its words
 *
 * Finds the sensitive category of a topic, by its whole name, each of its words and each pair of
 * adjacent words.
 *
 * Returns: the category, or %CLOUT_SENSITIVE_NONE if the topic may be suggested
 */
CloutSensitive
clout_topic_get_sensitive (const char *name)
{
  g_autofree char *key = clout_topic_fold (name);
  g_auto(GStrv) parts = NULL;
  CloutSensitive category;

  if (key == NULL)
    return CLOUT_SENSITIVE_NONE;
  category = find_category (key);
  if (category != CLOUT_SENSITIVE_NONE)
    return category;
  parts = split_words (name);
  return find_in_words (parts);
}

/**
 * clout_sensitive_get_words:
 * @category: any category except %CLOUT_SENSITIVE_NONE
 *
 * Returns: (transfer none): the category's words as keys, separated by spaces
 */
const char *
clout_sensitive_get_words (CloutSensitive category)
{
  g_return_val_if_fail (category > CLOUT_SENSITIVE_NONE && category < CLOUT_N_SENSITIVE, NULL);
  return words[category];
}

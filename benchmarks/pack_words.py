"""Words of the synthetic pack: syllables of names, topics, sentences."""

from __future__ import annotations

SYLLABLES = [
    line.split()
    for line in [
        "ka ка კა كا 卡",
        "ra ра რა را 拉",
        "ba ба ბა با 巴",
        "lo ло ლო لو 洛",
        "mi ми მი مي 米",
        "tu ту ტუ تو 图",
        "sha ша შა شا 沙",
        "ne не ნე ني 涅",
        "go го გო غو 戈",
        "zhe же ჟე جي 热",
        "du ду დუ دو 杜",
        "si си სი سي 西",
        "tash таш თაშ تاش 塔什",
        "kent кент კენტ كنت 肯特",
        "bek бек ბეკ بك 别克",
        "stan стан სტან ستان 斯坦",
        "gul гул გულ غول 古尔",
        "mar мар მარ مار 马尔",
        "din дин დინ دين 丁",
        "rus рус რუს روس 鲁斯",
        "yer ер ერ ير 耶尔",
        "khan хан ხან خان 汗",
        "bur бур ბურ بور 布尔",
        "tor тор ტორ تور 托尔",
        "al ал ალ ال 阿尔",
        "vol вол ვოლ فول 沃尔",
        "pek пек პეკ بيك 佩克",
        "nor нор ნორ نور 诺尔",
        "zar зар ზარ زار 扎尔",
        "ul ул ულ ول 乌尔",
        "os ос ოს وس 奥斯",
        "fer фер ფერ فر 费尔",
        "ghan ган ღან غان 甘",
        "ish иш იშ يش 伊什",
        "dar дар დარ دار 达尔",
        "sam сам სამ سام 萨姆",
        "por пор პორ بور 波尔",
        "tem тем თემ تم 捷姆",
        "aq ак აყ اق 阿克",
        "su су სუ سو 苏",
    ]
]


SCRIPTS = ("ru", "ka", "ar", "zh")


TOPICS = [
    "transit",
    "customs",
    "border waters",
    "gas supply",
    "rail tariffs",
    "visas",
    "grain",
    "joint defence",
    "digital trade",
    "pensions",
    "air traffic",
    "electricity",
    "transport of dangerous goods",
    "rare metals",
    "higher education",
]


SENTENCES = [
    "{a} and {b} settled the matter of {t} after talks that took most of the year.",
    "The government of {a} presented the plan as a way to widen {t}, while {b} asked for guarantees.",
    "Observers in {b} note that {t} depends on roads and on the price of energy more than on declarations.",
    "In practice the rules on {t} are applied unevenly, and {a} publishes no figures for the last two years.",
    "Work on {t} continues; the next review is expected once {a} has ratified the protocol with {b}.",
    "For companies the difference is small, because {t} was already covered by an older arrangement of {a}.",
]

"""Words without meaning for a search: a closed list by language, as they are written."""

from __future__ import annotations

from functools import lru_cache

from .tokens import Token

_WORDS = {
    "en": """
        a an the of in on at to by for from with without into onto over under about above below between among and or but nor
        as is are was were be been being am do does did done has have had having can could will would shall should may might must
        i me my mine we our you your he him his she her it its they them their this that these those there here
        who whom whose what which when where why how if then than so such not no yes please tell show give find list
        want know need like looking look let lets get got say says said im id ive whats whos wheres hows isnt dont doesnt
        s t d any some all every each many much more most also just only currently now today vs versus via per
        hello hi hey thanks thank ok remind explain wondering wonder info information everything anything something
    """,
    "ru": """
        и в во на с со у к ко о об обо от до из за по под над при про для без через между не ни но а же ли бы то это этот эта эти
        как что кто где когда куда откуда почему зачем какой какая какое какие каков сколько чей чья чье есть был была было были
        будет я мы вы ты он она оно они его ее их мне нам вам меня нас вас мой моя наш ваш свой так там тут здесь все всё еще ещё её
        уже или если скажи скажите покажи покажите пожалуйста дай дайте расскажи расскажите найди найдите хочу знать против
    """,
    "de": """
        der das den dem des ein eine einen einem einer und oder im auf aus bei nach von vom zu zum zur ist sind waren
        wie was wer wo wann warum welche welcher welches wieviel viele haben
    """,
    "fr": """
        le la les une des du de et ou en aux dans sur pour par avec est sont etait qui que quoi quand comment combien
        quel quelle quels quelles pourquoi
    """,
    "es": "el las una unos unas del y con por para es quien quienes cuando donde como cuanto cuantos cual cuales",
    "tr": "ve ile mi midir nedir kimdir nerede zaman kac hangi bir icin olan",
    "zh": "的 了 吗 呢 是 在 有 哪 些 什 么 谁 几 多 少 和 与 何 时",
    "fa": "در از به که است و را با کیست چیست کجاست چند کی کجا",
    "kk": "және мен пен бен қай қайда кім қанша неше не",
    "uz": "va bilan qaysi qayerda qancha necha nima qachon",
}


@lru_cache(1)
def _every() -> frozenset[str]:
    return frozenset(word for text in _WORDS.values() for word in text.split())


def is_empty(word: str) -> bool:
    """True for a folded word of the list."""
    return word in _every()


def is_function_word(token: Token) -> bool:
    """True for a word of the list, however it is capitalised."""
    return token.fold in _every() or token.typed.lower() in _every()

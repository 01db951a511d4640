"""Names written family name first, recognised by their form: Xi Jinping, Lee Jae-myung, Nguyen Phu Trong; not Hongzhou Zhang."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ...text import fold

_FAMILY_NAMES = frozenset(
    # Chinese
    "bai cai cao chen cheng chiang cui dai deng ding dong du duan fan fang feng fu gao gong gu guo han hao he hou hu huang jia "
    "jiang jin kong lai lei li liang liao lin liu long lu luo ma mao meng pan peng qian qin qiu ren shao shen shi song su sun "
    "tan tang tian wan wang wei wu xi xia xiao xie xiong xu xue yan yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou "
    "zhu zou chan chow chung kwok lau leung ng tsai tse wong yeung ouyang sima zhuge "
    # Korean
    "ahn an baek ban bang cha chang cho choe choi chun gu han hong hwang hyun jang jeon jeong jo joo jung kang kim ko koo kwon "
    "lee lim min moon nam noh oh paik pak park ri ro roh ryu seo shin sim son suh woo yang yeo yi yoo yoon yu yun "
    # Vietnamese
    "bui dang dinh do doan duong ha ho hoang huynh le luong luu ly mai ngo nguyen pham phan phung ta to tran trinh truong vo vu "
    "vuong".split()
)
"""Common family names of the languages that write them first, folded."""

_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxzcsryw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|"
    r"ua|uo|ui|ue|er|a|e|i|o|u)"
)
"""A syllable of Chinese in pinyin, as good as."""
_GIVEN = re.compile(rf"{_SYLLABLE.pattern}(?:'?{_SYLLABLE.pattern})?")
_ONE_VOWEL = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]*")


def is_family_first(words: Sequence[str]) -> bool:
    """True where the first of the words is such a family name and the rest has the form of a given name after it.

    That is one word of one or two syllables, or two syllables with a hyphen or a space between them. What could be read
    both ways (Li Wei) counts as family name first, as official texts write it.
    """
    if not 2 <= len(words) <= 3 or "." in "".join(words) or fold(words[0]) not in _FAMILY_NAMES:
        return False
    given = [part for word in words[1:] for part in word.split("-")]
    if len(given) == 1:
        return bool(_GIVEN.fullmatch(fold(given[0])))
    return len(given) == 2 and all(len(part) < 7 and _ONE_VOWEL.fullmatch(fold(part)) for part in given)

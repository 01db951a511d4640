"""Replies of terminals to questions that somebody asked, by what they reply to."""

from __future__ import annotations

REPLIES = {
    "XTVERSION": b"\x1bP>|WezTerm 2024\x1b\\",
    "DA1": b"\x1b[?61;4;6c",
    "DA2": b"\x1b[>41;354;0c",
    "DA3": b"\x1bP!|7E565445\x1b\\",
    "palette": b"\x1b]4;1;rgb:cdcd/0000/0000\x1b\\",
    "foreground": b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    "clipboard": b"\x1b]52;c;" + b"cXF1aXQ" * 2_000 + b"\x07",
    "title": b"\x1b]lqqq quit\x1b\\",
    "kitty graphics": b"\x1b_Gi=31;OK\x1b\\",
    "PM": b"\x1b^qqq\x1b\\",
    "SOS": b"\x1bXqqq\x1b\\",
    "cell size": b"\x1b[6;16;8t",
    "screen size": b"\x1b[8;36;120t",
    "resize in band": b"\x1b[48;36;120;576;960t",
    "cursor": b"\x1b[12;40R",
    "status": b"\x1b[0n",
    "kitty flags": b"\x1b[?25u",
    "mode": b"\x1b[?2048;2$y",
    "DECRQSS": b"\x1bP1$r0 q\x1b\\",
    "termcap": b"\x1bP1+r544e=787465726d\x1b\\",
    "locator": b"\x1b[1;2;3;4;0&w",
    "old mouse": b"\x1b[M \xa0%",
    "old mouse in ASCII": b"\x1b[M qq",
    "urxvt mouse": b"\x1b[32;10;10M",
    "unknown": b"\x1b[=1;2*q",
    "cut off by another": b"\x1b[12;\x1b[?1;2c",
}

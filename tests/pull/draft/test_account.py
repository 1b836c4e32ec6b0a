"""What became of a text: told by comparing it with the page, sentence by sentence."""

from __future__ import annotations

from drafter.pull.draft.account import Account, Changed, Line, account_of


def _of(draft: list[str], page: list[str]) -> Account:
    return account_of([Line(text, number) for number, text in enumerate(draft, 1)], page)


def test_a_page_that_is_the_text_says_nothing():
    assert _of(["标题", "甲做了。乙也做了。"], ["标题", "甲做了。乙也做了。"]) == Account()


def test_paragraphs_that_are_split_or_joined_say_nothing():
    assert _of(["甲做了。乙也做了。", "丙没有做。"], ["甲做了。", "乙也做了。丙没有做。"]) == Account()


def test_another_ordinal_is_told_with_its_line():
    assert _of(["开头。", "1.抓学习", "早学。"], ["开头。", "一、抓学习", "早学。"]).changed == (
        Changed("1.抓学习", 2, "一、抓学习"),
    )


def test_what_is_missing_and_what_is_new():
    account = _of(["开头说了三点。", "东口的水要管住。", "结尾。"], ["开头说了三点。", "结尾。", "发言完毕，谢谢大家！"])
    assert account == Account((), (Line("东口的水要管住。", 2),), (), ("发言完毕，谢谢大家！",))


def test_what_stands_elsewhere_is_neither_missing_nor_new():
    account = _of(["王海", "标题里的话", "下面说几点。"], ["标题里的话", "王海", "下面说几点。"])
    assert (account.lost, account.added, account.changed) == ((), (), ())
    assert len(account.moved) == 1


def test_a_sentence_that_is_gone_once_of_twice_is_told():
    account = _of(["水要管住。", "火要管住。", "水要管住。"], ["水要管住。", "火要管住。"])
    assert [line.text for line in account.lost] == ["水要管住。"]


def test_long_texts_without_a_word_in_common_are_all_told():
    account = _of(["甲乙丙丁" * 400], ["戊己庚辛" * 400])
    assert (len(account.lost), len(account.added)) == (1, 1)


def test_a_date_that_stands_elsewhere_in_brackets_is_changed_and_not_missing():
    account = _of(
        ["工作报告", "2026年01月06日", "镇长 周大河", "各位代表："], ["工作报告", "镇长 周大河", "（2026年1月6日）", "各位代表："]
    )
    assert account == Account((Changed("2026年01月06日", 2, "（2026年1月6日）"),))

package io.callmesh.runtime.privacy;

/// What is sensitive about a value, and how its tokens are called.
public enum Kind {
    /// A payment card's number.
    CARD("card", "卡号"),
    /// What a state knows a person by: a Chinese resident's number, a US social security number.
    IDENTITY("identity", "证件号"),
    /// A bank account (IBAN).
    ACCOUNT("account", "账号"),
    PHONE("phone", "电话"),
    EMAIL("email", "邮箱"),
    ADDRESS("address", "地址"),
    NAME("name", "姓名"),
    /// A card's security code, a PIN, a password of digits.
    SECRET("secret", "密码"),
    /// What a pack declares sensitive, of no kind that is known.
    REFERENCE("reference", "号码");

    private final String english;
    private final String chinese;

    Kind(String english, String chinese) {
        this.english = english;
        this.chinese = chinese;
    }

    /// As tokens say it.
    ///
    /// @param language BCP 47
    public String word(String language) {
        return language.startsWith("zh") ? chinese : english;
    }
}

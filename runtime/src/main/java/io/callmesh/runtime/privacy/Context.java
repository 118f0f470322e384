package io.callmesh.runtime.privacy;

import java.util.regex.Pattern;

/// What the words before a number say that it is. The nearest word counts.
enum Context {
    CARD("\\b(?:card|visa|mastercard|amex|american express|maestro|unionpay)\\b|卡号|银行卡|信用卡|储蓄卡|借记卡|卡"),
    IDENTITY("\\b(?:social security|ssn|social|national id|identity|id number|identification)\\b|身份证|社保|证件"),
    PHONE("\\b(?:phone|call|mobile|cell|cellphone|telephone|reach|text|contact|fax|callback|my number)\\b|手机|电话|联系|致电|拨打|座机|号码"),
    SECRET("\\b(?:cvv|cvc|security code|pin|pass ?code|password|verification code|one time code)\\b|安全码|密码|验证码"),
    REFERENCE("\\b(?:order|tracking|confirmation|reference|ref|invoice|booking|reservation|ticket|case|parcel|package|shipment|serial|model|item|product|sku|imei|train|flight|gate)\\b"
            + "|订单|单号|运单|快递|流水|编号|车次|航班|序列号|型号|发票|取件码"),
    NONE("(?!)");

    private static final int REACH = 40;

    private final Pattern words;

    Context(String words) {
        this.words = Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }

    static Context before(String text, int at) {
        String before = text.substring(Math.max(0, at - REACH), at);
        var nearest = NONE;
        int end = -1;
        for (var context : values()) {
            int last = context.last(before);
            if (last > end) {
                nearest = context;
                end = last;
            }
        }
        return nearest;
    }

    private int last(String before) {
        int end = -1;
        for (var word = words.matcher(before); word.find();) end = word.end();
        return end;
    }
}

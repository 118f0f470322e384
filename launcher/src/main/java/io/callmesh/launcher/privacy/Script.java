package io.callmesh.launcher.privacy;

import java.util.List;

/// What one caller types: who they are and all their numbers, in one of the ways people do, between things that the assistant is for.
///
/// @param assistant whom they call
/// @param language  `en` or `zh`
record Script(String assistant, String language, Invented caller, List<String> lines) {

    static Script of(int number, long seed) {
        return number % 2 == 0 ? english(number, Invented.english(seed + number)) : chinese(number, Invented.chinese(seed + number));
    }

    private static Script english(int number, Invented caller) {
        String card = said(caller.get("card"), number), phone = number % 4 == 0 ? Spelling.spoken(caller.get("phone")) : caller.get("phone").replaceAll("(...)(...)(....)", "$1-$2-$3");
        return new Script(number % 4 == 0 ? "retail" : "coffee", "en", caller, List.of(
                "hi my name is " + caller.get("name") + " and i have a question",
                number % 4 == 0 ? "could you look where my parcel is please" : "i would like to order a latte please",
                "my card number is " + card,
                "my social security number is " + caller.get("identity"),
                "you can write to " + caller.get("email") + " or send it to " + caller.get("address"),
                "please take it from my account " + caller.get("account"),
                "i want to talk to a person",
                "please call " + caller.get("name") + " back about card " + card,
                "my phone number is " + phone,
                "goodbye"));
    }

    private static Script chinese(int number, Invented caller) {
        String card = number % 4 == 1 ? Spelling.han(caller.get("card")) : Spelling.grouped(caller.get("card"), " ");
        return new Script("retail", "zh", caller, List.of(
                "你好，我叫" + caller.get("name") + "，想问一下",
                "我想查一下我的订单",
                "我的卡号是" + card,
                "身份证号是" + (number % 4 == 1 ? Spelling.han(caller.get("identity")) : caller.get("identity")),
                "请送到" + caller.get("address"),
                "我要转人工",
                "请给" + caller.get("name") + "回电话，卡号" + card,
                "手机号" + (number % 4 == 1 ? caller.get("phone") : Spelling.han(caller.get("phone"))),
                "再见"));
    }

    private static String said(String digits, int number) {
        return switch (number / 2 % 4) {
            case 0 -> digits;
            case 1 -> Spelling.grouped(digits, " ");
            case 2 -> Spelling.spoken(digits);
            default -> Spelling.spoken(digits.substring(0, 8)) + "... uh, " + Spelling.spoken(digits.substring(8));
        };
    }
}

package io.callmesh.runtime.chain;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;

/// JSON in the one form that is always the same bytes: no white space, members sorted by their UTF-16 code units, numbers as
/// ECMAScript writes them.
///
/// Source: RFC 8785, JSON Canonicalization Scheme (JCS), section 3.2.
final class CanonicalJson {

    private CanonicalJson() {}

    static String of(Struct object) {
        var text = new StringBuilder();
        write(text, object.getFieldsMap());
        return text.toString();
    }

    private static void write(StringBuilder text, Map<String, Value> members) {
        char before = '{';
        for (var member : new TreeMap<>(members).entrySet()) {
            string(text.append(before), member.getKey());
            value(text.append(':'), member.getValue());
            before = ',';
        }
        text.append(members.isEmpty() ? "{}" : "}");
    }

    private static void value(StringBuilder text, Value value) {
        switch (value.getKindCase()) {
            case NULL_VALUE, KIND_NOT_SET -> text.append("null");
            case BOOL_VALUE -> text.append(value.getBoolValue());
            case NUMBER_VALUE -> text.append(number(value.getNumberValue()));
            case STRING_VALUE -> string(text, value.getStringValue());
            case STRUCT_VALUE -> write(text, value.getStructValue().getFieldsMap());
            case LIST_VALUE -> list(text, value.getListValue().getValuesList());
        }
    }

    private static void list(StringBuilder text, Iterable<Value> values) {
        text.append('[');
        boolean first = true;
        for (var value : values) {
            if (!first) text.append(',');
            value(text, value);
            first = false;
        }
        text.append(']');
    }

    /// ECMA-262, Number::toString.
    static String number(double number) {
        if (number == 0) return "0";
        var digits = shortest(Math.abs(number)).stripTrailingZeros();
        String significant = digits.unscaledValue().toString();
        int point = significant.length() - digits.scale();
        return (number < 0 ? "-" : "") + set(significant, point);
    }

    /// Java finds the shortest digits (since 19), but never fewer than two.
    private static BigDecimal shortest(double number) {
        var two = new BigDecimal(Double.toString(number));
        var one = two.round(new MathContext(1));
        return one.doubleValue() == number ? one : two;
    }

    /// @param point how many of the digits stand before the decimal point
    private static String set(String digits, int point) {
        int count = digits.length();
        if (count <= point && point <= 21) return digits + "0".repeat(point - count);
        if (0 < point && point <= 21) return digits.substring(0, point) + "." + digits.substring(point);
        if (-6 < point && point <= 0) return "0." + "0".repeat(-point) + digits;
        String exponent = (point > 0 ? "e+" : "e-") + Math.abs(point - 1);
        return digits.charAt(0) + (count == 1 ? "" : "." + digits.substring(1)) + exponent;
    }

    private static void string(StringBuilder text, String string) {
        text.append('"');
        for (char sign : string.toCharArray()) escape(text, sign);
        text.append('"');
    }

    private static void escape(StringBuilder text, char sign) {
        switch (sign) {
            case '"' -> text.append("\\\"");
            case '\\' -> text.append("\\\\");
            case '\b' -> text.append("\\b");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\f' -> text.append("\\f");
            case '\r' -> text.append("\\r");
            default -> text.append(sign < 0x20 ? String.format("\\u%04x", (int) sign) : String.valueOf(sign));
        }
    }
}

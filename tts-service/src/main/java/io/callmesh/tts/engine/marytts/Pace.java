package io.callmesh.tts.engine.marytts;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// Speaks faster or slower by changing the planned lengths of sounds and pauses in MaryXML of type `ACOUSTPARAMS`.
final class Pace {

    private Pace() {}

    static void apply(Document speech, double pace) {
        if (pace == 1.0) return;
        scale(speech, "ph", "d", pace);
        scale(speech, "boundary", "duration", pace);
    }

    private static void scale(Document speech, String tag, String attribute, double pace) {
        var elements = speech.getElementsByTagName(tag);
        for (int i = 0; i < elements.getLength(); i++) {
            var element = (Element) elements.item(i);
            var length = element.getAttribute(attribute);
            if (!length.isEmpty()) element.setAttribute(attribute, String.valueOf(Math.round(Double.parseDouble(length) / pace)));
        }
    }
}

/// The annotated text that the stand-in tokenizer gives to MaryTTS.
package de.dfki.lt.tools.tokenizer.annotate;

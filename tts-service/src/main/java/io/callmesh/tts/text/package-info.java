/// How text is read aloud: numbers, money, dates, times, identifiers, abbreviations and signs as words, and where a long
/// text may be cut. Pure functions over tables; knows no engine and no sound.
package io.callmesh.tts.text;

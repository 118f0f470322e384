/// Says what a dialogue decided: fills a sentence with values and reads numbers, money and dates as a language writes them.
/// The same for every engine; knows no pack and no engine.
package io.callmesh.llm.verbalize;

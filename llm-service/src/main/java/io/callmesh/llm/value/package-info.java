/// What values look like that everybody tells in much the same ways: amounts, days, times, names, addresses. English and Chinese side by
/// side. Pure functions over tokens; knows no pack and no protocol.
package io.callmesh.llm.value;

/// Rules about texts that hold whatever wrote them: what nobody promised is not promised, and what tells an assistant what to do is
/// not obeyed where it stands in knowledge. Knows texts, and neither who wrote nor who asked.
package io.callmesh.llm.guard;

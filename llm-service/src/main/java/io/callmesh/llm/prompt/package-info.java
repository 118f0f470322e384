/// What language models are told: texts in `resources`, one for each kind of job and language, filled with the job's parts.
/// Knows jobs and no model.
package io.callmesh.llm.prompt;

/// Holds what tools are given and what they answer to JSON Schemas (draft 2020-12).
package io.callmesh.gateway.tool.schema;

/// What gateways of one mesh share for people who take calls: join tokens, and whose floor holds what. Knows no call.
package io.callmesh.gateway.handoff.redis;

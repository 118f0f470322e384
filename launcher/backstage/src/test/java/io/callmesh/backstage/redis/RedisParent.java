package io.callmesh.backstage.redis;

/// A program that starts a Redis, tells its pid and waits to be killed.
final class RedisParent {

    private RedisParent() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println(Redis.start(0).pid());
        Thread.currentThread().join();
    }
}

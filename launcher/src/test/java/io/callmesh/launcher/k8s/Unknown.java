package io.callmesh.launcher.k8s;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Finds fields that Kubernetes does not know: the model keeps them aside instead of refusing them.
final class Unknown {

    private static final String MODEL = "io.fabric8.kubernetes.api.model";

    private final SortedSet<String> fields = new TreeSet<>();

    private Unknown() {}

    static SortedSet<String> fields(Object object) {
        var unknown = new Unknown();
        unknown.walk(object, object.getClass().getSimpleName());
        return unknown.fields;
    }

    private void walk(Object object, String where) {
        switch (object) {
            case null -> { }
            case Collection<?> items -> items.forEach(item -> walk(item, where + "[]"));
            case Map<?, ?> map -> map.values().forEach(value -> walk(value, where + "{}"));
            default -> {
                if (object.getClass().getName().startsWith(MODEL)) properties(object, where);
            }
        }
    }

    private void properties(Object object, String where) {
        Arrays.stream(object.getClass().getMethods())
                .filter(method -> method.getName().startsWith("get") && method.getParameterCount() == 0)
                .filter(method -> !method.getReturnType().isEnum() && !method.getName().equals("getClass"))
                .forEach(method -> property(object, method, where));
    }

    private void property(Object object, Method method, String where) {
        var value = value(object, method);
        if (!method.getName().equals("getAdditionalProperties")) walk(value, where + "." + method.getName().substring(3));
        else ((Map<?, ?>) value).keySet().forEach(name -> fields.add(where + "." + name));
    }

    private static Object value(Object object, Method method) {
        try {
            return method.invoke(object);
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalStateException(hidden);
        }
    }
}

package org.foicasework.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Counts the statements that reach the database, of the register and of the engine alike. A batch counts as one. */
@TestComponent
public class SqlCounter implements BeanPostProcessor {

    private static final AtomicLong EXECUTED = new AtomicLong();

    /** How many statements were executed so far. */
    public static long executed() {
        return EXECUTED.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? watched(source, DataSource.class) : bean;
    }

    private static <T> T watched(T target, Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                SqlCounter.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (target instanceof Statement && method.getName().startsWith("execute")) {
                        EXECUTED.incrementAndGet();
                    }
                    try {
                        Object result = method.invoke(target, arguments);
                        if (result instanceof Connection connection
                                && method.getName().equals("getConnection")) {
                            return watched(connection, Connection.class);
                        }
                        if (result instanceof PreparedStatement statement
                                && method.getName().equals("prepareStatement")) {
                            return watched(statement, PreparedStatement.class);
                        }
                        if (result instanceof Statement statement
                                && method.getName().equals("createStatement")) {
                            return watched(statement, Statement.class);
                        }
                        return result;
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}

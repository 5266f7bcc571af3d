package org.foicasework.process.internal;

import java.util.regex.Pattern;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ArrayELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ListELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.MapELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ValueExpression;

/**
 * What an expression may do.
 *
 * <p>In a query there is no execution, task or case around it, so no variable scope. The engine lets every user put such an
 * expression into a query ({@code orQueries} over REST, a stored filter), and JUEL reaches any Java class from there. So in
 * a query only the caller's own identity and dates can be asked for. In a diagram an expression sees process variables, the
 * beans that are marked {@link org.foicasework.process.PublishedBean}, and little else.
 */
final class RestrictedExpressions extends JuelExpressionManager {

    private static final String AMOUNT = "\\(\\s*\\d{1,6}\\s*\\)";
    private static final Pattern ALLOWED_IN_QUERY = Pattern.compile("\\s*[$#]\\{\\s*(?:"
            + "currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
            + "|dateTime\\(\\)(?:\\s*\\.\\s*(?:(?:plus|minus)(?:Seconds|Minutes|Hours|Days|Weeks|Months|Years)" + AMOUNT
            + "|withTimeAtStartOfDay\\(\\)))*"
            + ")\\s*}\\s*");

    private final PublishedBeans published;

    RestrictedExpressions(PublishedBeans published) {
        this.published = published;
    }

    static boolean isAllowedInQuery(String expression) {
        return ALLOWED_IN_QUERY.matcher(expression).matches();
    }

    @Override
    public Expression createExpression(String expression) {
        return new RestrictedExpression(createValueExpression(expression), this, expression);
    }

    @Override
    protected ELResolver createElResolver() {
        CompositeELResolver resolver = new CompositeELResolver();
        resolver.add(new VariableScopeElResolver());
        resolver.add(new VariableContextElResolver());
        resolver.add(new PublishedBeanResolver(published));
        resolver.add(new ArrayELResolver(true));
        resolver.add(new ListELResolver(true));
        resolver.add(new MapELResolver(true));
        resolver.add(new RestrictedBeanResolver(published));
        return resolver;
    }

    private static final class RestrictedExpression extends JuelExpression {

        RestrictedExpression(ValueExpression value, JuelExpressionManager manager, String text) {
            super(value, manager, text);
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            guard(scope);
            return super.getValue(scope, execution);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            guard(scope);
            super.setValue(value, scope, execution);
        }

        private void guard(VariableScope scope) {
            if (scope == null && !isLiteralText() && !isAllowedInQuery(getExpressionText())) {
                throw new BadUserRequestException(
                        "An expression in a query may only be currentUser(), currentUserGroups(), now() or a dateTime() with"
                                + " days and the like added or taken away.");
            }
        }
    }
}

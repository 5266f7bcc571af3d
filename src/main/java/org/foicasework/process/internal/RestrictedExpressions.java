package org.foicasework.process.internal;

import java.util.Date;
import java.util.regex.Matcher;
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
import org.foicasework.clock.WorkingDays;
import org.foicasework.request.Today;

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

    /** Ours, for lists of tasks: the first moment after the n-th working day from today. */
    private static final Pattern AFTER_WORKING_DAYS =
            Pattern.compile("\\s*[$#]\\{\\s*afterWorkingDays\\(\\s*([1-9]\\d{0,2})\\s*\\)\\s*}\\s*");

    private final PublishedBeans published;
    private final WorkingDays workingDays;
    private final Today today;

    RestrictedExpressions(PublishedBeans published, WorkingDays workingDays, Today today) {
        this.published = published;
        this.workingDays = workingDays;
        this.today = today;
    }

    static boolean isAllowedInQuery(String expression) {
        return ALLOWED_IN_QUERY.matcher(expression).matches();
    }

    @Override
    public Expression createExpression(String expression) {
        Matcher afterWorkingDays = AFTER_WORKING_DAYS.matcher(expression);
        if (afterWorkingDays.matches()) {
            return new AfterWorkingDays(expression, Integer.parseInt(afterWorkingDays.group(1)));
        }
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

    private final class AfterWorkingDays implements Expression {

        private final String text;
        private final int count;

        AfterWorkingDays(String text, int count) {
            this.text = text;
            this.count = count;
        }

        @Override
        public Object getValue(VariableScope scope) {
            return Date.from(workingDays
                    .nthAfter(today.date(), count)
                    .plusDays(1)
                    .atStartOfDay(Today.LONDON)
                    .toInstant());
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            return getValue(scope);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            throw new UnsupportedOperationException(text);
        }

        @Override
        public String getExpressionText() {
            return text;
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}

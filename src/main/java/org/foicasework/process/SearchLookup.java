package org.foicasework.process;

import java.util.List;
import org.foicasework.request.Search;
import org.foicasework.request.Searches;

/** {@code search} in the diagrams: which units are to search, and for what. */
@PublishedBean("search")
public class SearchLookup {

    private final Searches searches;

    SearchLookup(Searches searches) {
        this.searches = searches;
    }

    /** The searches of a question that have no result yet. */
    public List<Long> open(long questionId) {
        return searches.of(questionId).stream()
                .filter(search -> search.result() == null)
                .map(Search::id)
                .toList();
    }

    /** The group of the unit that is asked to search. */
    public String unit(long searchId) {
        return searches.get(searchId).unit();
    }
}

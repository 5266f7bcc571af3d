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

    /** The searches of a question that have no result yet; those of a review go their own way. */
    public List<Long> open(long questionId) {
        return searches.of(questionId).stream()
                .filter(search -> search.result() == null && search.reviewId() == null)
                .map(Search::id)
                .toList();
    }

    /** The group of the unit that is asked to search. */
    public String unit(long searchId) {
        return searches.get(searchId).unit();
    }
}

package org.foicasework.exemption;

/**
 * What a refusal rests on that needs no exemption: the request itself costs too much (s12), is vexatious or is repeated
 * (s14). Refused by a notice under s17(5), or without one under s17(6).
 *
 * @param cost for {@link Outcome#COST_LIMIT}, otherwise null
 * @param vexatious for {@link Outcome#VEXATIOUS}, otherwise null
 * @param repeated for {@link Outcome#REPEATED}, otherwise null
 * @param noFurtherNotice where s17(6) lets the authority serve no notice; only beside the two of s14
 */
public record RequestRefusal(
        CostEstimate cost, VexatiousGrounds vexatious, RepeatedRequest repeated, NoFurtherNotice noFurtherNotice) {

    /** A refusal for its cost. */
    public static RequestRefusal of(CostEstimate cost) {
        return new RequestRefusal(cost, null, null, null);
    }

    /** A refusal as vexatious. */
    public static RequestRefusal of(VexatiousGrounds grounds) {
        return new RequestRefusal(null, grounds, null, null);
    }

    /** A refusal as repeated. */
    public static RequestRefusal of(RepeatedRequest repeated) {
        return new RequestRefusal(null, null, repeated, null);
    }

    /** The same, without a further notice. */
    public RequestRefusal without(NoFurtherNotice notice) {
        return new RequestRefusal(cost, vexatious, repeated, notice);
    }
}

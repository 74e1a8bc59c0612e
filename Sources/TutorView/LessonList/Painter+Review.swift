import Progress
import Terminal
import TutorCore

/// What is due for review, and the review in progress.
extension Painter {
    /// What the lesson list says about reviews, at its top.
    var reviewLines: [Line] {
        if model.isReviewWaiting, let review = model.review {
            return [Line([Span(" Review: "), Span("\(review.queue.count) of \(review.count) left", theme[.strong])] + reviewKey)]
        }
        let summary = model.review?.summary.map { [Line([Span(" ✓ ", theme[.right]), Span($0)])] } ?? []
        if let dueLine { return summary + [Line([Span(" ")] + dueLine.spans + reviewKey)] }
        return summary.isEmpty ? [] : summary + [Line(" Nothing else is due today.", theme[.muted])]
    }

    private var reviewKey: [Span] {
        [Span("   r ", theme[.key]), Span(Command.review.label(in: model), theme[.muted])]
    }

    /// What is due today; `nil` if that is nothing.
    var dueLine: Line? {
        map.due.reviews.isEmpty ? nil : Line([Span("Due today: "), Span(map.due.summary, theme[.strong])])
    }

    /// `Review 2 of 4`; `nil` if the lesson isn't open for a review.
    var reviewPlace: String? {
        lesson?.review == nil ? nil : model.review.map { "Review \($0.number) of \($0.count)" } ?? "Review"
    }
}

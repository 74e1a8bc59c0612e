import Primitives
import Progress
import Terminal
import TutorCore

/// What is due for review, the review or placement in progress, and the offer of a placement.
extension Painter {
    /// A line about reviews.
    struct ReviewLine {
        var spans: [Span]
        /// What acts on it, and its key.
        var command: Command?
        var key = "r"
        /// What follows the command.
        var end = ""
    }

    /// What the lesson list says about reviews, at its top.
    var reviewLines: [ReviewLine] {
        if model.isReviewWaiting, let review = model.review {
            let left = Span("\(review.queue.count) of \(review.count) left", theme[.strong])
            if let placement = review.placement {
                let words = "\(placement.proven.count) proven so far. What is proven stays proven."
                return [
                    ReviewLine(spans: [Span(review.place, theme[.strong])], command: .review),
                    ReviewLine(spans: [Span(words, theme[.muted])], command: .endReview, key: "x"),
                ]
            }
            return [ReviewLine(spans: [Span("Review: "), left], command: .review)]
        }
        let isAnySolved = model.review.map { $0.placement?.hasSolved ?? ($0.remembered > 0) } == true
        let over = model.review?.summary.map { model.review?.placement == nil ? $0 + [map.due.savings].compactMap(\.self) : $0 } ?? []
        let summary = over.enumerated().flatMap { index, words in
            TextWrap.lines(Line(SafeText(words).string), width: max(1, mapListWidth - 4)).enumerated().map { part, line in
                ReviewLine(spans: [Span(index + part == 0 && isAnySolved ? "✓ " : "  ", theme[.right])] + line.spans)
            }
        }
        if model.offersPlacement {
            let words = "Know some of this already? Find out in \(Placement.minutes) min"
            return [ReviewLine(spans: [Span(words, theme[.muted])], command: .placement, key: "t")]
        }
        if !map.due.reviews.isEmpty {
            let isEnough = map.due.today.isEmpty
            let spans = [Span(isEnough ? "Reviews: " : "Due today: "), Span(map.due.summary, theme[.strong])]
            // What is due is forgotten a little more each day; an open lesson stays as it is.
            return summary + [ReviewLine(spans: spans, command: .review, end: isEnough ? " more" : location == .lesson ? " first" : "")]
        }
        if summary.isEmpty { return [] }
        if model.review?.placement == nil { return summary + [ReviewLine(spans: [Span("Nothing else is due today.", theme[.muted])])] }
        return summary + [ReviewLine(spans: [Span("Try other exercises", theme[.muted])], command: .placement, key: "t")]
    }

    func line(_ review: ReviewLine) -> Line {
        let key = review.command.map { [Span("   \(review.key) ", theme[.key]), Span($0.label(in: model) + review.end, theme[.muted])] }
        return Line([Span(" ")] + review.spans + (key ?? []))
    }

    /// In plain mode, the command is typed.
    var plainReviewLines: [String] {
        reviewLines.map { line in
            let words = Line(line.spans).plain.trimmed
            let end = words.last?.isPunctuation == true ? "" : "."
            return words + (line.command.map { "\(end) Type: \($0.label(in: model).lowercased())" } ?? "")
        }
    }

    /// `Review 2 of 4`; `nil` if the lesson isn't open for a review.
    var reviewPlace: String? { lesson?.review == nil ? nil : model.review?.place ?? "Review" }
}

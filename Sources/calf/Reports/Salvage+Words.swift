import Primitives
import Progress

extension Salvage {
    /// What can be read, and what is lost: sentences.
    var words: String {
        let readable = count == 1 ? "1 event of your log can be read." : "\(count) events of your log can be read."
        guard let lost else { return readable + " calf can't tell how many are lost." }
        if lost == 0 { return readable + " No events are lost." }
        let days = [lossBegan, lossEnded].map { $0.map { "\(CivilDate(day: $0.day))" } }
        let period =
            switch (days[0], days[1]) {
            case (let first?, let last?) where first == last: ", all from \(first)"
            case (let first?, let last?): ", from \(first) to \(last)"
            case (let first?, nil): ", from \(first) on"
            case (nil, let last?): ", until \(last)"
            case (nil, nil): ""
            }
        return readable + " Lost: \(lost)\(period)."
    }
}

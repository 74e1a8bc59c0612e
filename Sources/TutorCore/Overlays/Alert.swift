import Terminal

/// Trouble that lasts, such as with a file of the user's. It is shown whole, until the user closes it.
package struct Alert: Sendable, Equatable {
    package var title: String
    /// The paragraphs.
    package var text: [String]

    package init(title: String, text: [String]) {
        self.title = title
        self.text = text
    }
}

extension Model {
    /// Shows an alert as soon as nothing else is on top of the screen. The same trouble again, such as with each draft that can't be saved,
    /// is a notice.
    mutating func handle(_ alert: Alert) {
        if presenting != nil || alerts.known.contains(alert) {
            notice = Notice(alert.text.joined(separator: " "), isTrouble: true)
        } else {
            alerts.known.append(alert)
            alerts.waiting.append(alert)
        }
    }

    mutating func showWaitingAlert() {
        guard overlay == nil, !alerts.waiting.isEmpty else { return }
        // What is typed meanwhile was meant for what is below.
        overlay = .question(.alert(alerts.waiting.removeFirst()), .unasked())
    }
}

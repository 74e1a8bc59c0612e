/// A message sent with NOTIFY to a channel this session listens to.
package struct Notification: Sendable, Equatable {
    package var channel: String
    package var payload: String
    package var backendPID: Int32
}

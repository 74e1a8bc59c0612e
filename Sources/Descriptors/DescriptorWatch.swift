import CEpoll
package import Dispatch
import Glibc

/// Tells, on a queue, when a descriptor has something to read, or room to be written to; also when the other end has hung up.
///
/// Dispatch never sees the descriptor itself, but an epoll instance that holds it and nothing else, which is readable when the descriptor is
/// ready. For libdispatch on Linux must not be told of a hang-up (`_dispatch_event_merge_fd` still walks its record of the descriptor while
/// the source's own thread may free it), and of two sources of one descriptor it may file one under the other's events. An epoll instance
/// never hangs up, and each watch has one of its own.
/// https://github.com/swiftlang/swift-corelibs-libdispatch/blob/main/src/event/event_epoll.c, https://man7.org/linux/man-pages/man7/epoll.7.html
package final class DescriptorWatch: Sendable {
    /// What is waited for.
    package enum Interest: Sendable { case bytes, room }

    package let descriptor: Int32
    private let instance: Int32?
    // Safe: a Dispatch source may be used from any thread.
    private nonisolated(unsafe) let source: any DispatchSourceProtocol

    /// A watch that begins with its first `resume`, and must be cancelled before it is let go of.
    package init(_ descriptor: Int32, for interest: Interest = .bytes, queue: DispatchQueue) {
        self.descriptor = descriptor
        instance = DescriptorWatch.holding(descriptor, interest == .bytes ? EPOLLIN : EPOLLOUT)
        source =
            if let instance {
                DispatchSource.makeReadSource(fileDescriptor: instance, queue: queue)
            } else if interest == .bytes {
                DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
            } else {
                DispatchSource.makeWriteSource(fileDescriptor: descriptor, queue: queue)
            }
    }

    /// An epoll instance with one descriptor in it; `nil` for what epoll does not take, such as a file, or when there are too many.
    private static func holding(_ descriptor: Int32, _ events: EPOLL_EVENTS) -> Int32? {
        let instance = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard instance >= 0 else { return nil }
        var event = epoll_event(events: events.rawValue, data: epoll_data_t(fd: descriptor))
        if epoll_ctl(instance, EPOLL_CTL_ADD, descriptor, &event) == 0 { return instance }
        Glibc.close(instance)
        return nil
    }

    /// What is called on the queue, again and again, while the descriptor is ready and the watch not suspended.
    package func whenReady(_ handler: @escaping @Sendable () -> Void) { source.setEventHandler(handler: handler) }

    package func resume() { source.resume() }

    /// Each one is to be undone by a `resume`.
    package func suspend() { source.suspend() }

    /// Ends the watch, and then runs `then`, on the queue: only there may the descriptor be closed.
    package func cancel(then: @escaping @Sendable () -> Void = {}) {
        source.setCancelHandler { [instance] in
            if let instance { Glibc.close(instance) }
            then()
        }
        source.cancel()
    }

    /// Ends the watch and closes the descriptor.
    package func close() {
        cancel { [descriptor] in
            // Closed twice, a descriptor may be somebody else's by the second time.
            let isClosed = Glibc.close(descriptor) == 0
            assert(isClosed, "the descriptor \(descriptor) was closed before")
        }
    }
}

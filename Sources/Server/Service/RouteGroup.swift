internal import Hummingbird

/// Routes that belong together. The server is the sum of its groups; an API is another one of them.
protocol RouteGroup: Sendable {
    func add(to routes: RouterGroup<ServerContext>)
}

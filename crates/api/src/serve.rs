//! The accept loop. `axum::serve` 0.8 sets no limit on slow headers and waits for ever for half-open connections when it
//! stops; this loop bounds both, and the number of connections.

use crate::limit::Peer;
use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::{ServiceExt, service_fn};

/// Limits of the accept loop.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How many connections are open at once; more wait in the kernel's queue.
    pub connections: usize,
    /// How long a client may take to send the headers of a request.
    pub headers: Duration,
    /// How long requests in progress may take when the program stops.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connections: 1024, headers: Duration::from_secs(10), drain: Duration::from_secs(10) }
    }
}

/// The longest head of a request: 8 KiB of query, and headers.
const HEAD_MAX: usize = 64 * 1024;
/// How long to wait when the system has no more file descriptors.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `stop` resolves, then answers what is in progress.
///
/// # Errors
/// Never while serving: a connection that cannot be accepted is logged and the next one is tried.
pub async fn serve(
    listener: TcpListener,
    app: Router,
    limits: Limits,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let graceful = GracefulShutdown::new();
    let room = Arc::new(Semaphore::new(limits.connections));
    let mut stop = pin!(stop);
    loop {
        let next = async {
            let permit = Arc::clone(&room).acquire_owned().await;
            (listener.accept().await, permit)
        };
        let (accepted, permit) = tokio::select! {
            () = &mut stop => break,
            next = next => next,
        };
        match (accepted, permit) {
            (Ok((stream, address)), Ok(permit)) => {
                let connection = Connection { stream, peer: Peer(address.ip()), permit };
                spawn(connection, app.clone(), limits, &graceful);
            }
            (Err(error), _) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(PAUSE).await;
            }
            (_, Err(_)) => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(limits.drain, graceful.shutdown()).await.is_err() {
        tracing::warn!("some connections were cut");
    }
    Ok(())
}

/// An open connection, and its place among those that may be open.
struct Connection {
    stream: TcpStream,
    peer: Peer,
    permit: OwnedSemaphorePermit,
}

/// Serves one connection in a task of its own. HTTP/1 only: the reverse proxy in front speaks HTTP/2.
fn spawn(connection: Connection, app: Router, limits: Limits, graceful: &GracefulShutdown) {
    let Connection { stream, peer, permit } = connection;
    // An answer goes out when it is made, whatever else is on its way.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps its delay");
    }
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        app.clone().oneshot(request)
    });
    let mut http = hyper::server::conn::http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(limits.headers).max_buf_size(HEAD_MAX);
    let connection = http.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
        drop(permit);
    });
}

// Runs before the page comes to life. In a browser this is all there is of the Mini App.
const launch = window.telegramLaunch;
if (launch) {
  // Init data is a login token: nobody else has to find it.
  delete window.telegramLaunch;
  void import('./components/mini-app/start-mini-app').then(
    ({ startMiniApp }) => startMiniApp(launch),
    // Without the code of the Mini App the page works as in a browser.
    () => undefined,
  );
}

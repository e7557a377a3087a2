'use strict';

// Asks the browser for a passkey, to log in or to make one, and sends what it says with the form.
(() => {
  const form = document.querySelector('form[data-passkey]');
  if (!form || !window.PublicKeyCredential) return;

  // What waits in the field of the address is out of date after ten minutes.
  const RENEWED_AFTER = 8 * 60 * 1000;
  let waiting = new AbortController();

  const bytes = text =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), sign => sign.charCodeAt(0));

  const text = buffer =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

  const told = name => document.querySelector(`[data-told="${name}"]`);

  const tell = name => document.querySelectorAll('[data-told]').forEach(place => {
    place.hidden = place !== told(name);
  });

  const withIds = list => (list || []).map(one => ({...one, id: bytes(one.id)}));

  async function options() {
    const answer = await fetch(form.action + '/start', {
      method: 'POST',
      body: new URLSearchParams({_csrf: form.elements._csrf.value}),
    });
    if (!answer.ok) throw new Error('The hub has nothing to sign');
    const found = await answer.json();
    found.challenge = bytes(found.challenge);
    return found;
  }

  async function use(how) {
    const publicKey = await options();
    publicKey.allowCredentials = withIds(publicKey.allowCredentials);
    const {rawId, response} = await navigator.credentials.get({publicKey, ...how});
    return {
      rawId: text(rawId),
      response: {
        clientDataJSON: text(response.clientDataJSON),
        authenticatorData: text(response.authenticatorData),
        signature: text(response.signature),
        userHandle: text(response.userHandle),
      },
    };
  }

  async function make() {
    const publicKey = await options();
    publicKey.user.id = bytes(publicKey.user.id);
    publicKey.excludeCredentials = withIds(publicKey.excludeCredentials);
    const {rawId, response} = await navigator.credentials.create({publicKey});
    return {
      rawId: text(rawId),
      response: {
        clientDataJSON: text(response.clientDataJSON),
        attestationObject: text(response.attestationObject),
        transports: response.getTransports ? response.getTransports() : [],
      },
    };
  }

  function send(answer) {
    form.elements.svar.value = answer ? JSON.stringify(answer) : '';
    form.submit();
  }

  async function pressed() {
    waiting.abort();
    tell(null);
    try {
      send(await (form.dataset.passkey === 'make' ? make() : use({})));
    } catch (fault) {
      if (fault instanceof DOMException) {
        tell(fault.name === 'InvalidStateError' && told('there') ? 'there' : 'stopped');
      } else {
        send(null); // The hub says what is wrong.
      }
    }
  }

  // The browser offers passkeys in the field of the address, and says nothing if there are none.
  async function offerInField() {
    const known = PublicKeyCredential.isConditionalMediationAvailable;
    if (!known || !await PublicKeyCredential.isConditionalMediationAvailable()) return;
    waiting = new AbortController();
    const {signal} = waiting;
    const renewal = setTimeout(() => { waiting.abort(); offerInField(); }, RENEWED_AFTER);
    signal.addEventListener('abort', () => clearTimeout(renewal));
    try {
      send(await use({mediation: 'conditional', signal}));
    } catch {
      clearTimeout(renewal); // It was given up, or is not possible here; the button is left.
    }
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    pressed();
  });
  tell(null);
  form.hidden = false;
  if (form.dataset.autofill) offerInField();
})();
